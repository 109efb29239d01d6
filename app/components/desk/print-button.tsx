import { Printer } from 'lucide-react'
import { useScripts } from '../library/use-scripts.ts'
import { Button } from '../ui/button.tsx'

/** Without scripts the browser's own menu prints as well. */
export function PrintButton() {
  const scripts = useScripts()
  if (!scripts) return null
  return (
    <Button
      variant="secondary"
      className="print:hidden"
      icon={<Printer size={18} aria-hidden="true" />}
      onClick={() => window.print()}
    >
      Print
    </Button>
  )
}
