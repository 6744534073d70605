import './names.css';

/** A list of people as a class list writes them: the family name first and strong, in columns when there is room. */
export function Names(props: {
  label: string;
  names: { id: string; givenName: string; familyName: string }[];
}) {
  return (
    <ul className="names" aria-label={props.label}>
      {props.names.map(({ id, givenName, familyName }) => (
        <li key={id}>
          <b>{familyName}</b>
          {` ${givenName}`}
        </li>
      ))}
    </ul>
  );
}
