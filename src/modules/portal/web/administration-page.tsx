import { Part } from '#ui/part';
import { PlaceList } from '#ui/places';
import { Title } from '#ui/title';
import { useWords } from '#web/frame';
import { words } from './words/index.ts';

/** `/administration`: what this person looks after, page by page. */
export function AdministrationPage() {
  const say = useWords(words);
  return (
    <>
      <Title title={say.administration}>
        <p>{say.administrationLead}</p>
      </Title>
      <Part name={say.administrationPages}>
        <PlaceList under="administration" />
      </Part>
    </>
  );
}
