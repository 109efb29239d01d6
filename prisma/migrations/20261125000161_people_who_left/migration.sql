-- The row of somebody who deleted their account stays, without anything of theirs: sessions of others point at it.
ALTER TABLE "User" ADD COLUMN "leftAt" DATETIME;
