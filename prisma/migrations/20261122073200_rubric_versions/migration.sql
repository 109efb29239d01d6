-- CreateTable
CREATE TABLE "RubricVersion" (
    "rubricId" TEXT NOT NULL PRIMARY KEY,
    "family" TEXT NOT NULL,
    "cohortId" TEXT,
    "basedOn" TEXT,
    "body" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "createdById" TEXT,
    CONSTRAINT "RubricVersion_cohortId_fkey" FOREIGN KEY ("cohortId") REFERENCES "Cohort" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "RubricVersion_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "CohortRubric" (
    "cohortId" TEXT NOT NULL,
    "family" TEXT NOT NULL,
    "rubricId" TEXT NOT NULL,

    PRIMARY KEY ("cohortId", "family"),
    CONSTRAINT "CohortRubric_cohortId_fkey" FOREIGN KEY ("cohortId") REFERENCES "Cohort" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "CohortRubric_rubricId_fkey" FOREIGN KEY ("rubricId") REFERENCES "RubricVersion" ("rubricId") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "RubricVersion_cohortId_family_idx" ON "RubricVersion"("cohortId", "family");


-- A scorecard keeps the very wording it was written with, whatever a later version of the app tries.
CREATE TRIGGER "RubricVersion_is_never_changed" BEFORE UPDATE ON "RubricVersion"
BEGIN
    SELECT RAISE(ABORT, 'a version of a rubric is never changed');
END;

CREATE TRIGGER "RubricVersion_is_never_removed" BEFORE DELETE ON "RubricVersion"
BEGIN
    SELECT RAISE(ABORT, 'a version of a rubric is never removed');
END;
