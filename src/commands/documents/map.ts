import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readConfig } from '#config';
import { leansOn } from '../../../architecture.rules.mjs';
import { openHouse } from '../../house.ts';

const OPENS = '<!-- map: drawn by `bin/preau documents` from architecture.rules.mjs -->';
const CLOSES = '<!-- end of the map -->';

/** The table of houses as a drawing. */
export function houseMap(): string {
  const arrows = Object.entries(leansOn).flatMap(([house, friends]) =>
    friends.length === 0 ? [`  ${house}`] : friends.map((friend) => `  ${house} --> ${friend}`),
  );
  return ['```mermaid', 'flowchart TD', ...arrows, '```'].join('\n');
}

/** The page with the map between its markers; throws when the markers are gone. */
export function withMap(page: string, map: string): string {
  const start = page.indexOf(OPENS);
  const end = page.indexOf(CLOSES);
  if (start < 0 || end < start) throw new Error('ARCHITECTURE.md has lost the marks of its map');
  return `${page.slice(0, start + OPENS.length)}\n\n${map}\n\n${page.slice(end)}`;
}

/** `docs/map.md`: each house with what it leans on, its rooms and the names on its front door. */
export function mapPage(root: string): string {
  const labels = new Map(
    openHouse({ config: readConfig({}) }).map(({ name, label }) => [name, label.fr]),
  );
  const rows = Object.entries(leansOn).map(([house, friends]) => {
    const folder = join(root, 'src/modules', house);
    const cells = [
      `[${house}](../src/modules/${house}/README.md)`,
      labels.get(house) ?? '',
      friends.join(', ') || 'nobody',
      roomsOf(folder).join(' · '),
      frontDoor(folder)
        .map((name) => `\`${name}\``)
        .join(' '),
    ];
    return `| ${cells.join(' | ')} |`;
  });
  return `# Map of the street

<!-- Written by \`bin/preau documents\` from the code: do not edit. -->

${houseMap()}

| House | On screen | Leans on | Rooms | Front door (\`index.ts\`) |
|---|---|---|---|---|
${rows.join('\n')}
`;
}

function roomsOf(folder: string): string[] {
  const entries = globSync('*', { cwd: folder, withFileTypes: true });
  const rooms = entries
    .filter(({ name }) => !/\.test\.tsx?$|^(README\.md|index\.ts|module\.ts)$/.test(name))
    .map((entry) => (entry.isDirectory() ? `${entry.name}/` : entry.name.replace(/\.tsx?$/, '')));
  return rooms.sort();
}

function frontDoor(folder: string): string[] {
  const door = join(folder, 'index.ts');
  if (!existsSync(door)) return [];
  const lists = [...readFileSync(door, 'utf8').matchAll(/export (?:type )?\{([^}]*)\}/g)];
  const names = lists.flatMap(([, list = '']) => list.split(','));
  return names
    .map((name) =>
      name
        .replace(/^\s*type\s/, '')
        .replace(/^.* as /, '')
        .trim(),
    )
    .filter(Boolean)
    .sort();
}
