import GoTemplate
import Rollouts

/// What is known of a rollout when somebody is asked or told something.
package struct SignalContext {
    /// `productpage.3`.
    package let rollout: GoString
    package var state: RolloutState
    package var stage: GoString
    /// From 1 on.
    package var stageNumber: Int
    package var stageCount: Int
    package var attempt = 1
    /// Nil where nothing is known of the traffic.
    package var split: TrafficSplit?
    /// The newest that the rollout made; nil before it made one.
    package var revision: Int?
    /// What checks say, in words.
    package var verdicts: [GoString] = []
    /// The digest of what the stage does.
    package var digest = GoString()
    /// What `${names}` stand for, besides those that are here.
    package var variables: [GoString: GoString] = [:]
    package var time: Instant
    /// When the rollout began.
    package var startedAt: Instant

    package init(
        rollout: GoString, state: RolloutState, stage: GoString, number: Int, of count: Int, at time: Instant,
        startedAt: Instant
    ) {
        (self.rollout, self.state, self.stage) = (rollout, state, stage)
        (stageNumber, stageCount, self.time, self.startedAt) = (number, count, time, startedAt)
    }
}

extension SignalContext {
    /// What stands in place of the names of a text.
    var names: [GoString: GoString] {
        let own: [GoString: GoString] = ["rollout": rollout, "stage": stage]
        return variables.merging(own) { $1 }
    }

    var release: GoString { variables["release"] ?? "" }
    var namespace: GoString { variables["namespace"] ?? "" }
}
