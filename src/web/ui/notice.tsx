import './notice.css';
import { CircleCheck, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';

const icons = { alert: TriangleAlert, warn: TriangleAlert, ok: CircleCheck, info: Info };

/** What must be understood before going on: what, why, what to do. Colour never speaks alone. */
export function Notice(props: { kind: keyof typeof icons; title: string; children?: ReactNode }) {
  const Icon = icons[props.kind];
  return (
    <div className={`notice notice-${props.kind}`}>
      <Icon className="icon" aria-hidden />
      <div>
        <p className="notice-title">{props.title}</p>
        {props.children}
      </div>
    </div>
  );
}
