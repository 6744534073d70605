import './families.css';
import { Link } from 'wouter';
import { readFamily } from '#contracts/directory';
import { Answered } from '#ui/answered';
import { Part } from '#ui/part';
import { Title } from '#ui/title';
import { useAnswer } from '#web/answers';
import { useWords } from '#web/frame';
import { ResponsableCard } from './responsable-card.tsx';
import { words } from './words/index.ts';

/** `/personnes/:id/famille`: whom to call in which order, and who is told nothing; or what a responsable is known by. */
export function FamilyPage({ parts }: { parts: Record<string, string | undefined> }) {
  const answer = useAnswer(readFamily, { id: parts['id'] ?? '' });
  const say = useWords(words);
  return (
    <Answered answer={answer}>
      {({ pupil, readAs, may, responsables }) => (
        <>
          <Title title={say.title(pupil.displayName)} above={pupil.division}>
            <p>{readAs === 'staff' ? say.staffLead : say.ownLead}</p>
            <p className="below">
              <Link href={`/personnes/${pupil.id}`}>{say.card(pupil.displayName)}</Link>
            </p>
          </Title>
          {responsables.length === 0 && (
            <Part name={say.family}>
              <p>{say.nobody}</p>
            </Part>
          )}
          {responsables.map((one) => (
            <ResponsableCard key={one.id} one={one} />
          ))}
          {readAs === 'responsable' && (
            <Part name={say.mine}>
              <ul className="family-rights">
                {may.map((right) => (
                  <li key={right}>{say.rights[right]}</li>
                ))}
              </ul>
            </Part>
          )}
        </>
      )}
    </Answered>
  );
}
