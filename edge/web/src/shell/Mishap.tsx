import { Component, type ReactNode } from "react";
import { ErrorState } from "../design/ErrorState";

/** Keeps a page's failure on that page: the ways to the others stay. */
export class Mishap extends Component<{ children: ReactNode }, { failure: unknown }> {
  override state = { failure: undefined };

  static getDerivedStateFromError(failure: unknown) {
    return { failure };
  }

  override render() {
    return this.state.failure === undefined ? (
      this.props.children
    ) : (
      // A part of the app that can't be fetched is fetched anew with the page.
      <ErrorState error={this.state.failure} onRetry={() => location.reload()} />
    );
  }
}
