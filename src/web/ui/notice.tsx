import './notice.css';
import { CircleCheck, Info, TriangleAlert } from 'lucide';
import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';

const icons = { alert: TriangleAlert, warn: TriangleAlert, ok: CircleCheck, info: Info };

/** What must be understood before going on: what, why, what to do. Colour never speaks alone. */
export function Notice(props: { kind: keyof typeof icons; title: string; children?: ReactNode }) {
  return (
    <div className={`notice notice-${props.kind}`}>
      <Icon of={icons[props.kind]} />
      <div>
        <p className="notice-title">{props.title}</p>
        {props.children}
      </div>
    </div>
  );
}
