import type { ButtonHTMLAttributes, ReactNode } from "react";
import { Link } from "wouter";
import styles from "./controls.module.css";

export type Look = "plain" | "primary" | "danger" | "outline";

interface Style {
  look?: Look;
  small?: boolean;
}

function classOf({ look = "outline", small = false }: Style): string {
  return [styles.button, look === "outline" ? "" : styles[look], small ? styles.small : ""].join(" ");
}

/** Something that is done on this page. */
export function Button({ look, small, ...rest }: Style & ButtonHTMLAttributes<HTMLButtonElement>) {
  return (
    <button type="button" {...rest} className={classOf({ ...(look && { look }), ...(small && { small }) })} />
  );
}

/** A way to another page that looks like a button. */
export function ButtonLink({ href, children, ...style }: Style & { href: string; children: ReactNode }) {
  return (
    <Link href={href} className={classOf(style)}>
      {children}
    </Link>
  );
}
