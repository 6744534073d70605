import { Component, type ReactNode, Suspense } from 'react';

interface Props {
  /** What to show when the inside fails to draw. */
  otherwise: ReactNode;
  children: ReactNode;
}

/** Keeps a fault of its inside from taking the page down, on the server as in the browser. */
export function Standing({ otherwise, children }: Props) {
  return (
    <Catching otherwise={otherwise}>
      <Suspense fallback={otherwise}>{children}</Suspense>
    </Catching>
  );
}

class Catching extends Component<Props, { failed: boolean }> {
  override state = { failed: false };
  static getDerivedStateFromError() {
    return { failed: true };
  }
  override render() {
    return this.state.failed ? this.props.otherwise : this.props.children;
  }
}
