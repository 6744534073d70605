const special = /[&<>"']/;
const replacements: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

const escaped = (text: string) =>
  special.test(text) ? text.replace(/[&<>"']/g, (sign) => replacements[sign] as string) : text;

/** One attribute with one value; an empty one is `<value/>`, as in real feeds. */
export const one = (name: string, value: string): string =>
  value === ''
    ? `<attr name="${name}"><value/></attr>\n`
    : `<attr name="${name}"><value>${escaped(value)}</value></attr>\n`;

/** One attribute with any number of values; none at all is a single `<value/>`. */
export function many(name: string, values: readonly string[]): string {
  if (values.length === 0) return `<attr name="${name}"><value/></attr>\n`;
  let text = `<attr name="${name}">`;
  for (const value of values) text += `<value>${escaped(value)}</value>`;
  return `${text}</attr>\n`;
}

/** A whole `addRequest`: what it is, its id, its attributes (made by {@link one} and {@link many}). */
export const addRequest = (
  category: 'categoriePersonne' | 'categorieStructure' | 'categorieMatiere' | 'categorieMef',
  type: string,
  id: string,
  attributes: string,
): string =>
  `<addRequest>
<operationalAttributes><attr name="${category}"><value>${type}</value></attr></operationalAttributes>
<identifier><id>${id}</id></identifier>
<attributes>
${attributes}</attributes>
</addRequest>
`;
