import type { IconNode } from 'lucide';

const drawings = new WeakMap<IconNode, { __html: string }>();

/**
 * A picture beside a word, silent to screen readers. Its strokes, constants of the library, are one text: ten icons cost
 * the server ten elements and not a hundred.
 */
export function Icon({ of, className }: { of: IconNode; className?: string }) {
  const drawing = drawings.get(of) ?? { __html: of.map(written).join('') };
  drawings.set(of, drawing);
  return (
    <svg
      className={className === undefined ? 'icon' : `icon ${className}`}
      viewBox="0 0 24 24"
      aria-hidden
      dangerouslySetInnerHTML={drawing}
    />
  );
}

const written = ([tag, attributes]: IconNode[number]): string =>
  `<${tag} ${Object.entries(attributes)
    .map(([name, value]) => `${name}="${value}"`)
    .join(' ')}/>`;
