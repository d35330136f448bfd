import GoLibrary
import GoTemplate

/// What of a staged release was decided at its start, as far as the engine needs it.
///
/// All is fixed: nothing of it is read anew later, so that what was reviewed is what is done. Charts, values and
/// queries are not its matter; whoever carries out an action finds them by the stage's index.
package struct RolloutPlan: Sendable {
    package var stages: [PlannedStage]
    /// The releases, in the order in which they change: each after those it depends on.
    package var members: [GoString]
    /// The target of each release; none where there are no targets.
    package var targets: [GoString: GoString] = [:]
    /// How many targets change at once.
    package var parallel = 1
    /// What each release was made of before; without a base, empty.
    package var base: [GoString: MemberFacts]
    /// Whether something was deployed before; if not, going back as far as that means to uninstall.
    package var hasBase = true
    package var returning = ReturnPolicy()
    /// The limit of all stages together; `onFailure` of the stage at which it is reached says what happens then.
    package var limit: GoDuration?
    /// Steps after the end, whatever the outcome; they decide nothing.
    package var finally: [PlannedStep] = []
    /// What somebody wants to hear about.
    package var notices: Set<NoticeKind> = []

    package init(stages: [PlannedStage], members: [GoString], base: [GoString: MemberFacts]) {
        (self.stages, self.members, self.base) = (stages, members, base)
    }

    /// Nil where there is no such stage.
    package func stage(_ index: Int) -> PlannedStage? { stages.indices.contains(index) ? stages[index] : nil }
}
