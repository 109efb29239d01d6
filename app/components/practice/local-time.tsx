import { useEffect, useState } from 'react'

/** A time of day where the reader is. The server does not know where that is, so it comes with the scripts. */
export function LocalTime({ at }: { at: string }) {
  const [words, setWords] = useState('')
  useEffect(() => {
    const format = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' })
    setWords(format.format(Date.parse(at)))
  }, [at])
  return <time dateTime={at}>{words || '…'}</time>
}
