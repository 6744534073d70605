import './menu.css';
import { ChevronDown } from 'lucide';
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import { Icon } from '../ui/icon.tsx';

/**
 * A menu that opens without script, being a `<details>`. With script, it also closes on Escape (the focus goes
 * back to its button), on a click elsewhere and when the focus leaves; arrows go from one choice to the next.
 */
export function Menu(props: {
  /** What the button shows. */
  button: ReactNode;
  /** What a screen reader hears before it. */
  label: string;
  className: string;
  children: ReactNode;
}) {
  const menu = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const closeOutside = ({ target }: Event) => {
      if (menu.current?.open && !menu.current.contains(target as Node)) menu.current.open = false;
    };
    document.addEventListener('pointerdown', closeOutside);
    document.addEventListener('focusin', closeOutside);
    return () => {
      document.removeEventListener('pointerdown', closeOutside);
      document.removeEventListener('focusin', closeOutside);
    };
  }, []);
  return (
    <details className={`menu ${props.className}`} ref={menu} onKeyDown={moveByKey}>
      <summary className="roof-item">
        <span className="sr-only">{`${props.label} `}</span>
        {props.button}
        <Icon of={ChevronDown} className="icon-s menu-arrow" />
      </summary>
      <div className="menu-body">{props.children}</div>
    </details>
  );
}

function moveByKey(event: KeyboardEvent<HTMLDetailsElement>): void {
  const menu = event.currentTarget;
  const button = menu.querySelector('summary');
  if (event.key === 'Escape' && menu.open) {
    menu.open = false;
    button?.focus();
    return;
  }
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined) return;
  event.preventDefault();
  menu.open = true;
  const choices = [...menu.querySelectorAll<HTMLElement>('.menu-body a, .menu-body button')];
  const from = choices.indexOf(document.activeElement as HTMLElement);
  const next = from === -1 ? (step === 1 ? 0 : choices.length - 1) : from + step;
  choices[(next + choices.length) % choices.length]?.focus();
}
