// The rooms in which people look back over many sessions: candidates at their own, raters at how they rate.
import { grants, types, type Room } from './room.ts'

const useCases = { doors: [/.*/], doorWords: 'named use-case files' }

export const growingRooms: Room[] = [
  {
    name: 'app/growth (server)',
    holds: /^app\/growth\/.*\.server\.tsx?$/,
    mayImport: grants(
      'app/growth',
      'app/rubric',
      'app/rubric (versions)',
      'app/practice',
      'app/practice (server)',
      'app/db (server)',
      'app/auth',
      'app/session',
      'app/lib',
      types('questions'),
      types('app (context)'),
    ),
    ...useCases,
  },
  {
    name: 'app/growth',
    holds: /^app\/growth\//,
    mayImport: grants('app/lib', 'app/rubric', types('app/practice')),
    doors: 'all',
  },
  {
    name: 'app/calibration (server)',
    holds: /^app\/calibration\/.*\.server\.tsx?$/,
    mayImport: grants(
      'app/calibration',
      'app/rubric',
      'app/rubric (versions)',
      'app/cohort (server)',
      'app/db (server)',
      'app/auth',
      'app/session',
      'app/lib',
      types('questions'),
      types('app (context)'),
    ),
    ...useCases,
  },
  {
    name: 'app/calibration',
    holds: /^app\/calibration\//,
    mayImport: grants('app/lib', 'app/rubric'),
    doors: 'all',
  },
  {
    name: 'app/account (server)',
    holds: /^app\/account\/.*\.server\.tsx?$/,
    mayImport: grants(
      'app/account',
      'app/growth (server)',
      'app/rubric',
      'app/rubric (versions)',
      'app/scheduling',
      'app/scheduling (server)',
      'app/recording',
      'app/recording (server)',
      'app/document',
      'app/jobs (server)',
      'app/db (server)',
      'app/auth',
      'app/session',
      'app/lib',
      types('questions'),
      types('app (context)'),
    ),
    ...useCases,
  },
  {
    name: 'app/account',
    holds: /^app\/account\//,
    mayImport: grants('app/lib', 'app/auth'),
    doors: 'all',
  },
]
