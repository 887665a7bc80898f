import styles from "./controls.module.css";

interface Props<T extends string> {
  label: string;
  options: readonly { id: T; label: string }[];
  selected: T;
  onSelect(id: T): void;
}

/** A row of choices of which one is on. */
export function Tabs<T extends string>({ label, options, selected, onSelect }: Props<T>) {
  return (
    <fieldset className={styles.tabs} style={{ border: 0 }} aria-label={label}>
      {options.map((option) => (
        <button
          key={option.id}
          type="button"
          className={styles.tab}
          aria-pressed={option.id === selected}
          onClick={() => onSelect(option.id)}
        >
          {option.label}
        </button>
      ))}
    </fieldset>
  );
}
