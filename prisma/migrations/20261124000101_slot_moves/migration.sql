-- An interviewer may say yes beforehand to what lies in their hours.
ALTER TABLE "SchedulingProfile" ADD COLUMN "takesInHours" BOOLEAN NOT NULL DEFAULT false;

-- Where a slot was before it moved, and who has agreed so far.
ALTER TABLE "SlotMove" ADD COLUMN "fromStartsAt" DATETIME;

CREATE TABLE "SlotMoveYes" (
    "moveId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "at" DATETIME NOT NULL,

    PRIMARY KEY ("moveId", "userId"),
    CONSTRAINT "SlotMoveYes_moveId_fkey" FOREIGN KEY ("moveId") REFERENCES "SlotMove" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "SlotMoveYes_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

CREATE INDEX "SeatSwap_fromSlotId_idx" ON "SeatSwap"("fromSlotId");
CREATE INDEX "SeatSwap_toSlotId_idx" ON "SeatSwap"("toSlotId");
