-- AlterTable
ALTER TABLE "WaitlistEntry" ADD COLUMN "hasCredit" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "PassedPlace" (
    "entryId" TEXT NOT NULL,
    "slotId" TEXT NOT NULL,

    PRIMARY KEY ("entryId", "slotId"),
    CONSTRAINT "PassedPlace_entryId_fkey" FOREIGN KEY ("entryId") REFERENCES "WaitlistEntry" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "PassedPlace_slotId_fkey" FOREIGN KEY ("slotId") REFERENCES "Slot" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "NoShow" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "slotId" TEXT NOT NULL,
    "seatId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "byUserId" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "takenBackAt" DATETIME,
    "takenBackById" TEXT,
    CONSTRAINT "NoShow_slotId_fkey" FOREIGN KEY ("slotId") REFERENCES "Slot" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "NoShow_seatId_fkey" FOREIGN KEY ("seatId") REFERENCES "SlotSeat" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "NoShow_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "StandByCall" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "slotId" TEXT NOT NULL,
    "seat" TEXT NOT NULL,
    "isPeer" BOOLEAN NOT NULL DEFAULT false,
    "calledById" TEXT,
    "createdAt" DATETIME NOT NULL,
    "endsAt" DATETIME NOT NULL,
    "state" TEXT NOT NULL,
    "takenById" TEXT,
    CONSTRAINT "StandByCall_slotId_fkey" FOREIGN KEY ("slotId") REFERENCES "Slot" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "StandByAsk" (
    "callId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "declinedAt" DATETIME,

    PRIMARY KEY ("callId", "userId"),
    CONSTRAINT "StandByAsk_callId_fkey" FOREIGN KEY ("callId") REFERENCES "StandByCall" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "StandByAsk_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "HostMemory" (
    "id" INTEGER NOT NULL PRIMARY KEY DEFAULT 1,
    "memoryMb" INTEGER NOT NULL,
    "readAt" DATETIME NOT NULL
);

-- CreateIndex
CREATE INDEX "PassedPlace_slotId_idx" ON "PassedPlace"("slotId");

-- CreateIndex
CREATE INDEX "NoShow_slotId_idx" ON "NoShow"("slotId");

-- CreateIndex
CREATE INDEX "NoShow_seatId_idx" ON "NoShow"("seatId");

-- CreateIndex
CREATE INDEX "NoShow_userId_idx" ON "NoShow"("userId");

-- CreateIndex
CREATE INDEX "StandByCall_slotId_state_idx" ON "StandByCall"("slotId", "state");

-- CreateIndex
CREATE INDEX "StandByCall_state_endsAt_idx" ON "StandByCall"("state", "endsAt");

-- CreateIndex
CREATE INDEX "StandByAsk_userId_idx" ON "StandByAsk"("userId");

-- One open call for a seat of a slot, however many ask for one at once.
CREATE UNIQUE INDEX "StandByCall_open" ON "StandByCall"("slotId", "seat") WHERE "state" = 'open';

-- A place is offered to one at a time.
CREATE UNIQUE INDEX "WaitlistEntry_offered" ON "WaitlistEntry"("offeredSlotId") WHERE "state" = 'offered';
