import './structures-table.css';
import { Link } from 'wouter';
import type { MyPerimeter } from '#contracts/directory';
import { figure } from '#kernel/words';
import { useFrame, useWords } from '#web/frame';
import { cityName } from './city-name.ts';
import { words } from './words/index.ts';

/** The schools of a perimeter with their people, counted. A table with its roles, which a phone shows as blocks. */
export function StructuresTable(props: { structures: MyPerimeter['structures']; total: number }) {
  const say = useWords(words);
  const { language } = useFrame().comfort;
  const columns = [
    [say.columnPupils, 'pupils'],
    [say.columnResponsables, 'responsables'],
    [say.columnStaff, 'staff'],
  ] as const;
  return (
    <>
      {/* The roles are written out because the phone's blocks would take them away. */}
      {/* biome-ignore-start lint/a11y/noRedundantRoles: see above. */}
      <table className="structures" role="table">
        <thead role="rowgroup">
          <tr role="row">
            <th role="columnheader" scope="col">
              {say.columnStructure}
            </th>
            {columns.map(([word]) => (
              <th key={word} role="columnheader" scope="col" className="num">
                {word}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {props.structures.map((structure) => (
            <tr key={structure.id} role="row">
              <th role="rowheader" scope="row">
                <Link href={`/structures/${structure.id}`}>{structure.name}</Link>
                <span>
                  {[say.structureKinds[structure.kind], cityName(structure.city ?? '')]
                    .filter(Boolean)
                    .join(', ')}
                </span>
              </th>
              {columns.map(([word, column]) => (
                <td key={word} role="cell" className="num" data-label={word}>
                  {figure(language, structure[column])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {/* biome-ignore-end lint/a11y/noRedundantRoles: see above. */}
      {props.total > props.structures.length && (
        <p className="small soft below">{say.firstStructures(props.structures.length)}</p>
      )}
    </>
  );
}
