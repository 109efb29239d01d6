// Every kind of work there is, with what does it: the one list that server.ts hands to the runner.
import type { Appointments } from '#app/calendar/appointments.server.ts'
import type { AppContext } from '#app/context.server.ts'
import { invitePeopleWork } from '#app/cohort/invite-people.server.ts'
import { remindWork } from '#app/mail/reminders.server.ts'
import { publishedPlanWork } from '#app/matching/published-plan.server.ts'
import { solvePlanWork } from '#app/matching/solve-plan.server.ts'
import type { Postman } from '#app/mail/postman.server.ts'
import { sendMailWork } from '#app/mail/send-mail.server.ts'
import { deliverWork } from '#app/webhook/deliver.server.ts'
import { waitlistWork } from '#app/scheduling/offer-places.server.ts'
import { roomWork } from '#app/scheduling/prepare-room.server.ts'
import { standByWork } from '#app/scheduling/stand-by.server.ts'
import { tellPlanWork } from '#app/scheduling/tell-plan.server.ts'
import { deleteRecordingWork } from '#app/recording/delete-recording.server.ts'
import { forgetRecordingsWork } from '#app/recording/forget-recordings.server.ts'
import { keepRecordingsWork } from '#app/recording/keep-recordings.server.ts'
import type { Work } from './runner.server.ts'

export type WorkNeeds = Pick<
  AppContext,
  'db' | 'now' | 'env' | 'sandbox' | 'rooms' | 'slotNeeds' | 'makeIndex'
> & {
  postman: Postman
  appointments: Appointments
}

export function allWork(needs: WorkNeeds): Work[] {
  return [
    sendMailWork(needs),
    remindWork(needs),
    deliverWork(needs),
    invitePeopleWork(needs),
    solvePlanWork(needs),
    publishedPlanWork(needs),
    tellPlanWork({ ...needs, questions: needs.slotNeeds.questions }),
    keepRecordingsWork(needs),
    deleteRecordingWork(needs),
    forgetRecordingsWork(needs),
    ...roomWork(needs),
    ...waitlistWork(needs),
    ...standByWork(needs),
  ]
}
