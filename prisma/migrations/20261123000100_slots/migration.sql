-- CreateTable
CREATE TABLE "CohortRound" (
    "cohortId" TEXT NOT NULL,
    "place" INTEGER NOT NULL,
    "roundId" TEXT NOT NULL,
    "level" INTEGER NOT NULL,

    PRIMARY KEY ("cohortId", "place"),
    CONSTRAINT "CohortRound_cohortId_fkey" FOREIGN KEY ("cohortId") REFERENCES "Cohort" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Slot" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "cohortId" TEXT NOT NULL,
    "roundId" TEXT NOT NULL,
    "level" INTEGER,
    "startsAt" DATETIME NOT NULL,
    "minutes" INTEGER NOT NULL,
    "timeZone" TEXT NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "createdById" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "calledOffAt" DATETIME,
    "sessionId" TEXT,
    CONSTRAINT "Slot_cohortId_fkey" FOREIGN KEY ("cohortId") REFERENCES "Cohort" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Slot_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Slot_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "Session" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "SlotSeat" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "slotId" TEXT NOT NULL,
    "seat" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "askedAt" DATETIME NOT NULL,
    "answeredAt" DATETIME,
    "endedAt" DATETIME,
    "isLate" BOOLEAN NOT NULL DEFAULT false,
    "words" TEXT,
    CONSTRAINT "SlotSeat_slotId_fkey" FOREIGN KEY ("slotId") REFERENCES "Slot" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "SlotSeat_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "SeatQuarter" (
    "userId" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "seatId" TEXT NOT NULL,

    PRIMARY KEY ("userId", "at"),
    CONSTRAINT "SeatQuarter_seatId_fkey" FOREIGN KEY ("seatId") REFERENCES "SlotSeat" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "BoxQuarter" (
    "at" DATETIME NOT NULL,
    "place" INTEGER NOT NULL,
    "slotId" TEXT NOT NULL,

    PRIMARY KEY ("at", "place"),
    CONSTRAINT "BoxQuarter_slotId_fkey" FOREIGN KEY ("slotId") REFERENCES "Slot" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "SlotMove" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "slotId" TEXT NOT NULL,
    "byUserId" TEXT NOT NULL,
    "startsAt" DATETIME NOT NULL,
    "state" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "endedAt" DATETIME,
    CONSTRAINT "SlotMove_slotId_fkey" FOREIGN KEY ("slotId") REFERENCES "Slot" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "SeatSwap" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "fromSlotId" TEXT NOT NULL,
    "toSlotId" TEXT NOT NULL,
    "fromUserId" TEXT NOT NULL,
    "toUserId" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "endedAt" DATETIME,
    CONSTRAINT "SeatSwap_fromSlotId_fkey" FOREIGN KEY ("fromSlotId") REFERENCES "Slot" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "SeatSwap_toSlotId_fkey" FOREIGN KEY ("toSlotId") REFERENCES "Slot" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "WaitlistEntry" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "cohortId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "roundId" TEXT NOT NULL,
    "times" TEXT,
    "since" DATETIME NOT NULL,
    "state" TEXT NOT NULL,
    "offeredSlotId" TEXT,
    "offerEndsAt" DATETIME,
    "endedAt" DATETIME,
    CONSTRAINT "WaitlistEntry_cohortId_fkey" FOREIGN KEY ("cohortId") REFERENCES "Cohort" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "WaitlistEntry_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "WaitlistEntry_offeredSlotId_fkey" FOREIGN KEY ("offeredSlotId") REFERENCES "Slot" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- AlterTable
ALTER TABLE "Cohort" ADD COLUMN "startsOn" TEXT;
ALTER TABLE "Cohort" ADD COLUMN "endsOn" TEXT;
ALTER TABLE "Cohort" ADD COLUMN "timeZone" TEXT NOT NULL DEFAULT 'UTC';
ALTER TABLE "Cohort" ADD COLUMN "sessionsPlanned" INTEGER NOT NULL DEFAULT 3;
ALTER TABLE "Cohort" ADD COLUMN "pairs" TEXT NOT NULL DEFAULT 'fresh';
ALTER TABLE "Cohort" ADD COLUMN "signUpNonce" TEXT;

-- AlterTable
ALTER TABLE "CohortMember" ADD COLUMN "standing" TEXT NOT NULL DEFAULT 'active';
ALTER TABLE "CohortMember" ADD COLUMN "pod" TEXT;
ALTER TABLE "CohortMember" ADD COLUMN "externalId" TEXT;
ALTER TABLE "CohortMember" ADD COLUMN "joinedAt" DATETIME;

-- CreateIndex
CREATE UNIQUE INDEX "Slot_sessionId_key" ON "Slot"("sessionId");

-- CreateIndex
CREATE INDEX "Slot_cohortId_startsAt_idx" ON "Slot"("cohortId", "startsAt");

-- CreateIndex
CREATE INDEX "Slot_startsAt_idx" ON "Slot"("startsAt");

-- CreateIndex
CREATE INDEX "SlotSeat_slotId_idx" ON "SlotSeat"("slotId");

-- CreateIndex
CREATE INDEX "SlotSeat_userId_state_idx" ON "SlotSeat"("userId", "state");

-- CreateIndex
CREATE INDEX "SeatQuarter_seatId_idx" ON "SeatQuarter"("seatId");

-- CreateIndex
CREATE INDEX "BoxQuarter_slotId_idx" ON "BoxQuarter"("slotId");

-- CreateIndex
CREATE INDEX "SlotMove_slotId_state_idx" ON "SlotMove"("slotId", "state");

-- CreateIndex
CREATE INDEX "SeatSwap_toUserId_state_idx" ON "SeatSwap"("toUserId", "state");

-- CreateIndex
CREATE INDEX "WaitlistEntry_cohortId_state_since_idx" ON "WaitlistEntry"("cohortId", "state", "since");

-- CreateIndex
CREATE INDEX "WaitlistEntry_userId_state_idx" ON "WaitlistEntry"("userId", "state");

-- One person in a seat: a second booking fails here, whatever ran at the same time.
CREATE UNIQUE INDEX "SlotSeat_taken" ON "SlotSeat"("slotId", "seat") WHERE "state" IN ('asked', 'accepted');

-- One open wish of a candidate for a round.
CREATE UNIQUE INDEX "WaitlistEntry_once" ON "WaitlistEntry"("cohortId", "userId", "roundId") WHERE "state" IN ('waiting', 'offered');
