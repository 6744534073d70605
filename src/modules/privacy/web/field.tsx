import { Field as Line } from '#ui/field';

/** A line to type: a login, or a few words. */
export const Field = (props: { name: string; label: string; hint?: string; most?: number }) => {
  const { most = 100, ...said } = props;
  return (
    <Line
      {...said}
      autoComplete="off"
      autoCapitalize="none"
      spellCheck={false}
      maxLength={most}
      required
    />
  );
};
