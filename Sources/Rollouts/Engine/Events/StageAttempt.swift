/// An attempt at a stage; attempts are counted from 1.
package struct StageAttempt: Hashable, Sendable {
    package let stage: Int
    package let attempt: Int

    package init(stage: Int, attempt: Int) { (self.stage, self.attempt) = (stage, attempt) }
}
