import { type ComponentProps, type ReactNode, useId } from 'react';

type Named = { label: string; hint?: string };

/** One line to fill in, with its name and, when there is one, what helps to fill it in. */
export function Field({ label, hint, ...input }: Named & ComponentProps<'input'>) {
  return (
    <Labelled label={label} hint={hint}>
      {(tied) => <input className="input" {...tied} {...input} />}
    </Labelled>
  );
}

/** One of several `<option>`, likewise. */
export function Choice({ label, hint, ...select }: Named & ComponentProps<'select'>) {
  return (
    <Labelled label={label} hint={hint}>
      {(tied) => <select className="input" {...tied} {...select} />}
    </Labelled>
  );
}

function Labelled(props: {
  label: string;
  hint: string | undefined;
  children: (tied: { id: string; 'aria-describedby': string | undefined }) => ReactNode;
}) {
  const { label, hint, children } = props;
  const own = useId();
  return (
    <div className="field">
      <label htmlFor={own}>{label}</label>
      {hint && (
        <span className="hint" id={`${own}-h`}>
          {hint}
        </span>
      )}
      {children({ id: own, 'aria-describedby': hint === undefined ? undefined : `${own}-h` })}
    </div>
  );
}
