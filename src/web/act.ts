import { useState } from 'react';

/** Does one thing at a time; keeps what went wrong, or that it is done, until the next. */
export function useAct() {
  const [fault, setFault] = useState<unknown>();
  const [isBusy, setBusy] = useState(false);
  const [isDone, setDone] = useState(false);
  const run = async (act: () => Promise<unknown>) => {
    setBusy(true);
    setDone(false);
    setFault(undefined);
    await act().then(() => setDone(true), setFault);
    setBusy(false);
  };
  return { run, fault, isBusy, isDone };
}
