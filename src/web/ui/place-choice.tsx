import { type ReactNode, useId, useState } from 'react';

/** Which of one's structures, then what one does there; no question when there is one alone. */
export function PlaceChoice<Place extends { id: string; name: string }>(props: {
  places: readonly Place[];
  label: string;
  /** Before one has chosen. */
  choose: string;
  children: (place: Place) => ReactNode;
}) {
  const { places, label, choose, children } = props;
  const own = useId();
  const [placeId, setPlaceId] = useState(places.length === 1 ? places[0]?.id : undefined);
  const place = places.find(({ id }) => id === placeId);
  return (
    <>
      {places.length > 1 && (
        <div className="field">
          <label htmlFor={own}>{label}</label>
          <select
            className="input"
            id={own}
            value={placeId ?? ''}
            onChange={({ target }) => setPlaceId(target.value || undefined)}
          >
            <option value="">{choose}</option>
            {places.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </div>
      )}
      {place && children(place)}
    </>
  );
}
