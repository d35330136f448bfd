import Codecs
import Foundation
import GoLibrary
import GoTemplate
import HTTP
import Rollouts

@testable import Signals

/// A stages file with what asking and telling needs around it.
struct SignalFixture {
    let sequence: StageSequence
    let surroundings: SignalSurroundings
    /// Of the last stage.
    let context: SignalContext

    /// - Parameters:
    ///   - text: a file without a release, whose last stage counts.
    ///   - environment: its variables, besides those that programs need.
    init(_ text: String, environment: [String: String] = [:], files: [String: String] = [:]) throws {
        let file = try StagesFile(Array(("release: web\nnamespace: shop\n" + text).utf8), path: "s.yaml")
        let sequence = try file.sequence(ParameterSources(defaultNamespace: "default"))
        let variables = ["PATH": ProcessInfo.processInfo.environment["PATH"] ?? ""].merging(environment) { $1 }
        surroundings = SignalSurroundings(
            try Loop(), variable: { variables[$0.text].map { GoString($0) } },
            read: { path in
                guard let content = files[path.text] else { throw MissingFile() }
                return Array(content.utf8)
            })
        self.sequence = sequence
        let last = sequence.stages.count - 1
        var context = SignalContext(
            rollout: "web.3", state: .running, stage: sequence.stages[last].name, number: last + 1,
            of: sequence.stages.count, at: .now, startedAt: .now)
        context.variables = sequence.variables(at: last)
        self.context = context
    }

    /// The answer to the check of the last stage.
    func reading(
        of side: MeasuredSide = .canary, at time: Instant = Instant(milliseconds: 1_700_000_000_500),
        window: GoDuration = GoDuration(wrappingSeconds: 30)
    ) throws -> Reading {
        let last = sequence.stages.count - 1
        guard let metric = sequence.stages[last].metrics.first else { throw MissingFile() }
        var context = context
        context.variables = sequence.variables(of: metric, side, at: last)
        let instant = CheckInstant(number: 1, time: time, window: window)
        return MetricReader(sequence.providers, surroundings).measure(metric, side: side, at: instant, in: context)
            .reading
    }

    /// What comes of the first step before the last stage.
    func runStep(_ key: GoString = "web.3/stage/1/1/before/0") throws -> EffectOutcome {
        guard let step = sequence.stages.last?.steps.before.first else { throw MissingFile() }
        return StepRunner(surroundings).run(step, key: key, in: context)
    }

    func tell(_ kind: NoticeKind, _ context: SignalContext? = nil) -> EffectOutcome {
        Notifier(surroundings, pause: .milliseconds(1)).tell(
            kind, on: sequence.channels, key: "web.3/notice/7", in: context ?? self.context)
    }

    struct MissingFile: GoError {
        var message: GoString { "no such file" }
    }
}

extension Instant {
    static var now: Instant { Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)) }
}

extension EffectOutcome {
    /// Both as one text.
    var text: String { result.rawValue + (message.isEmpty ? "" : ": " + message.text) }
}
