import type { Teacher } from '#contracts/directory';
import { listed } from '#kernel/words';
import { useFrame, useWords } from '#web/frame';
import { fullName, isFeminine } from './person-name.ts';
import { words } from './words/index.ts';

/** « Professeure principale : Mme Sophie Dupuis », one or several, or nothing. */
export function HeadTeachers({ teachers }: { teachers: Teacher[] }) {
  const say = useWords(words);
  const { language } = useFrame().comfort;
  const heads = teachers.filter(({ professeurPrincipal }) => professeurPrincipal);
  if (heads.length === 0) return null;
  const feminine = heads.every(({ civility }) => isFeminine(civility));
  return (
    <p>
      {say.headTeachers(heads.length, feminine)} <b>{listed(language, heads.map(fullName))}</b>
    </p>
  );
}
