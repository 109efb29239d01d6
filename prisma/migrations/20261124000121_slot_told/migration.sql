-- CreateTable
CREATE TABLE "SlotTold" (
    "slotId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "method" TEXT NOT NULL,
    "sequence" INTEGER NOT NULL,
    "signature" TEXT NOT NULL,
    "at" DATETIME NOT NULL,

    PRIMARY KEY ("slotId", "userId"),
    CONSTRAINT "SlotTold_slotId_fkey" FOREIGN KEY ("slotId") REFERENCES "Slot" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
