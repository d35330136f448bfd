import GoLibrary
import GoTemplate

/// What a simulation plays a stages file against: numbers, people and faults, as they were or as they might be.
///
/// Times are seconds after the start of the rollout.
package struct RecordedRun {
    /// How it should end; empty where that is not said.
    package internal(set) var expectation = GoString()
    /// The values of the file's parameters.
    package internal(set) var parameters: [GoString: GoString] = [:]
    /// When the rollout starts.
    package var start: Instant
    var numbers: [RecordedNumber] = []
    var requests: [RecordedRequest] = []
    var faults: [RecordedFault] = []
    var durations: [RecordedDuration] = []

    /// Nothing that was recorded.
    ///
    /// - Parameter start: when the rollout starts.
    package init(start: Instant = Instant(milliseconds: 0)) { self.start = start }
}

/// One number of a metric: at a time, or at a check of a stage.
struct RecordedNumber {
    /// Which check it belongs to.
    enum Place: Equatable {
        case time(Instant)
        case check(Int, stage: GoString, attempt: Int)
    }

    let metric: GoString
    let side: MeasuredSide
    let place: Place
    let reading: Reading
}

/// What somebody asks for, once that is possible.
struct RecordedRequest {
    enum Kind: Equatable {
        case approve(stage: GoString)
        case reject(stage: GoString)
        case ask(RecordedQuestion)
    }

    let time: Instant
    let kind: Kind
    /// Empty for anybody who may.
    let person: GoString
    let reason: GoString
}

/// What may be asked of a rollout.
enum RecordedQuestion: String, CaseIterable {
    case pause, resume, proceed, again, retry, abort, abandon
}

/// Something that goes wrong once, at a time or later.
struct RecordedFault {
    enum Kind: String, CaseIterable {
        /// An upgrade fails.
        case apply
        /// Pods do not get ready.
        case ready
        case test
        /// A webhook or a command fails.
        case step
        /// A step that confirms says no.
        case confirm
        /// A step of a return fails.
        case goBack = "return"
        /// Something is in the way of a stage.
        case `guard`
    }

    let time: Instant
    let kind: Kind
    /// The stage of which it is; nil for any.
    let stage: GoString?
    let message: GoString
}

/// How long the upgrades of a stage took until all was ready.
struct RecordedDuration {
    let stage: GoString
    let attempt: Int
    let time: GoDuration
}
