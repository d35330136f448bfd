import GoLibrary
import GoTemplate
import Testing

@testable import Rollouts

struct StageJudgeTests {
    private static let looks = LookPlan(planned: 3, extended: 6)
    private let good = counts(0, of: 200)
    private let bad = counts(60, of: 200)
    private let refused = Reading.error(.provider("connection refused"))

    /// The metrics of a file, which are ratios and single values.
    private func metrics(_ names: String...) throws -> [MetricDefinition] {
        let text = """
            providers: {p: {prometheus: {address: 'http://p'}}}
            metrics:
              success: {provider: p, ratio: {good: g, total: t}, min: 99%}
              other: {provider: p, ratio: {good: g, total: t}, min: 99%}
              shown: {provider: p, ratio: {good: g, total: t}, min: 99%, advisory: true}
              strict: {provider: p, value: v, max: 500, unit: ms, noData: fail}
              lenient: {provider: p, value: v, max: 500, noData: pass}
              ignored: {provider: p, value: v, max: 500, noData: ignore}
              held: {provider: p, value: v, max: 500}
              compared: {provider: p, ratio: {good: g, total: t}, compare: {worse: 1%}}
            stages: [{name: a, bake: 90s, checks: [\(names.joined(separator: ", "))]}]
            """
        let sequence = try StagesFile(Array(text.utf8), path: "s").sequence(ParameterSources(defaultNamespace: "d"))
        return sequence.stages[0].metrics
    }

    private func due(_ number: Int, isFinal: Bool? = nil) -> DueCheck {
        DueCheck(
            number: number, instant: Instant(milliseconds: Int64(number) * 30_000), isFinal: isFinal ?? (number >= 3))
    }

    private func judgement(
        _ metrics: [MetricDefinition], at number: Int, _ readings: [GoString: [Reading]]
    ) -> CheckJudgement {
        StageJudge(metrics: metrics, looks: Self.looks).judgement(of: due(number), readings.mapValues { measured($0) })
    }

    private func verdict(
        _ metrics: [MetricDefinition], at number: Int, _ readings: [GoString: [Reading]]
    ) -> Verdict { judgement(metrics, at: number, readings).verdict }

    @Test func aStageIsTheWorstOfItsChecks() throws {
        let metrics = try metrics("success", "other", "shown")
        let (fine, broken) = ([good, good, good], [bad, bad, bad])
        #expect(verdict(metrics, at: 3, ["success": fine, "other": fine]) == .passed)
        #expect(verdict(metrics, at: 3, ["success": fine, "other": broken]) == .failed)
        #expect(verdict(metrics, at: 3, ["success": fine, "other": [good, good, .none]]) == .passed)
        #expect(verdict(metrics, at: 3, ["success": fine]) == .inconclusive)
        #expect(verdict(metrics, at: 3, ["other": broken]) == .failed)
        // What is only shown never decides.
        #expect(verdict(metrics, at: 3, ["success": fine, "other": fine, "shown": broken]) == .passed)
    }

    @Test func beforeTheEndOnlyAFailureCounts() throws {
        let metrics = try metrics("success")
        #expect(verdict(metrics, at: 1, ["success": [good]]) == .inconclusive)
        #expect(verdict(metrics, at: 2, ["success": [good, good]]) == .inconclusive)
        #expect(verdict(metrics, at: 1, ["success": [bad]]) == .failed)
    }

    @Test func laterMeasurementsDoNotCount() throws {
        let metrics = try metrics("held")
        let readings: [GoString: [Reading]] = ["held": values([1, 1, 1, 900, 900, 900])]
        #expect(verdict(metrics, at: 2, readings) == .inconclusive)
        #expect(verdict(metrics, at: 3, readings) == .passed)
        #expect(verdict(metrics, at: 5, readings) == .passed)
        // A stage that passed is watched on.
        #expect(verdict(metrics, at: 6, readings) == .failed)
    }

    @Test func theExtensionWaitsForMoreRequests() throws {
        let metrics = try metrics("success")
        let few = counts(0, of: 50)
        let readings = [GoString("success"): [few, few, few, few, few, few]]
        #expect((3...5).map { verdict(metrics, at: $0, readings) } == [.inconclusive, .inconclusive, .inconclusive])
        #expect(verdict(metrics, at: 6, readings) == .passed)
    }

    @Test(arguments: [
        ("strict", Verdict.failed), ("lenient", .passed), ("ignored", .inconclusive), ("held", .inconclusive),
    ])
    func withoutDataTheRuleDecides(_ name: String, _ expected: Verdict) throws {
        #expect(verdict(try metrics(name), at: 6, [GoString(name): [Reading](repeating: .none, count: 6)]) == expected)
    }

    @Test func infiniteNumbersAreOutOfBounds() throws {
        let infinite = [Reading](repeating: .infinite(.plus), count: 3)
        let judgement = judgement(try metrics("strict"), at: 3, ["strict": infinite])
        #expect(judgement.verdict == .failed)
        #expect(judgement.message == "strict: 3 checks were out of bounds; +Inf ms, 3 of 3 checks out of bounds")
        let other = [Reading](repeating: .infinite(.minus), count: 3)
        #expect(verdict(try metrics("strict"), at: 3, ["strict": other]) == .passed)
    }

    @Test func severalSeriesAreAMistakeOfTheFile() throws {
        let judgement = judgement(try metrics("held"), at: 3, ["held": [.value(1), .several, .value(1)]])
        #expect(judgement.verdict == .inconclusive)
        #expect(
            judgement.message == "held: the query of the canary side gives several series, so it must aggregate")
    }

    @Test func fiveErrorsInARowProveNothing() throws {
        let metrics = try metrics("success")
        let judge = StageJudge(metrics: metrics, looks: Self.looks)
        let down = measured([good, good]) + [Measurement](repeating: measurement(3, refused), count: 5)
        let judgement = judge.judgement(of: due(3), ["success": down])
        #expect(judgement.verdict == .inconclusive)
        #expect(
            judgement.message.text
                == "success: 5 answers in a row could not be read: connection refused; "
                + "100 % good (99.05 to 100) of 400, and 99 % must be")
        // Once it is back, and the missing instants were asked for, all is as if it had never been away.
        let back = down + [measurement(3, good)]
        #expect(judge.judgement(of: due(3), ["success": back]).verdict == .passed)
    }

    @Test func comparisonsTakeBothSides() throws {
        let metrics = try metrics("compared")
        let judge = StageJudge(metrics: metrics, looks: Self.looks)
        let canary = measured([Reading](repeating: counts(2, of: 1000), count: 3))
        let stable = measured([Reading](repeating: counts(2, of: 1000), count: 3), of: .stable)
        #expect(judge.judgement(of: due(3), ["compared": canary]).verdict == .inconclusive)
        #expect(judge.judgement(of: due(3), ["compared": canary + stable]).verdict == .passed)
        let worse = measured([Reading](repeating: counts(60, of: 1000), count: 3))
        #expect(judge.judgement(of: due(3), ["compared": worse + stable]).verdict == .failed)
    }

    // MARK: Questions

    @Test func whatIsNotAnsweredIsAsked() throws {
        let metrics = try metrics("success", "compared")
        let judge = StageJudge(metrics: metrics, looks: Self.looks)
        let known: [GoString: [Measurement]] = [
            "success": measured([good, refused]), "compared": measured([good]) + measured([good], of: .stable),
        ]
        let questions = judge.questions(upTo: due(2), known)
        #expect(
            questions.map { "\($0.metric.name) \($0.side) \($0.instant.number)" } == [
                "success canary 2", "compared canary 2", "compared stable 2",
            ])
        #expect(questions.map(\.instant.time.milliseconds) == [60_000, 60_000, 60_000])
        #expect(questions.map(\.instant.window.seconds) == [30, 30, 30])
    }

    @Test func aProviderThatIsDownIsNotAskedAtOnceAgain() throws {
        let judge = StageJudge(metrics: try metrics("success"), looks: Self.looks)
        let down: [GoString: [Measurement]] = [
            "success": measured([good]) + [Measurement](repeating: measurement(2, refused), count: 5)
        ]
        #expect(judge.questions(upTo: due(2), down, isRepeated: true).isEmpty)
        // The next check asks for what is missing, too.
        #expect(judge.questions(upTo: due(3), down).map(\.instant.number) == [2, 3])
    }

    /// What is asked for where the instants in question have these answers, and each new one has another.
    private func asked(_ known: [Measurement], upTo number: Int, answering reading: Reading) throws -> [Int] {
        let judge = StageJudge(metrics: try metrics("success"), looks: Self.looks)
        var asked: [Int] = []
        let answers = judge.answers(upTo: due(number), ["success": known], isRepeated: false) { question in
            asked.append(question.instant.number)
            return measurement(question.instant.number, reading)
        }
        #expect(answers.map(\.measurement.instant.number) == asked)
        #expect(answers.allSatisfy { $0.metric == "success" && $0.measurement.reading == reading })
        return asked
    }

    @Test func ofAProviderThatIsDownOneNumberIsAskedFor() throws {
        let down = measured([good, refused, refused, refused, refused, refused])
        #expect(try asked(down, upTo: 7, answering: refused) == [7])
        #expect(try asked(down, upTo: 7, answering: good) == [7, 2, 3, 4, 5, 6])
        #expect(try asked(measured([good, refused]), upTo: 3, answering: refused) == [2, 3])
        let judge = StageJudge(metrics: try metrics("success"), looks: Self.looks)
        let repeated = judge.answers(upTo: due(7), ["success": down], isRepeated: true) { _ in measurement(1, good) }
        #expect(repeated.isEmpty)
    }

    // MARK: Rows

    @Test func aRowIsOneAnalysis() throws {
        let text = """
            providers: {p: {prometheus: {address: 'http://p'}}}
            metrics: {success: {provider: p, ratio: {good: g, total: t}, min: 99%}}
            sides: {canary: {weight: w}}
            stages:
            - {name: before}
            - {name: row, ramp: {from: 10, to: 30, by: 10}, bake: 60s, checks: success}
            """
        let sequence = try StagesFile(Array(text.utf8), path: "s").sequence(ParameterSources(defaultNamespace: "d"))
        let judges = try (1...3).map { try #require(sequence.judge(at: $0)) }
        #expect(judges.map(\.offset) == [0, 2, 4])
        #expect(Set(judges.map(\.looks.planned)) == [6])
        #expect(judges.map(\.looks.extended) == [6, 6, 8])
        #expect((1...3).map(sequence.firstOfRow) == [1, 1, 1])
        #expect(sequence.stages.map { $0.plan.bake?.checks?.extra } == [nil, 0, 0, 2])
        let few = counts(0, of: 60)
        let all = measured([few, few, few, few, few, few])
        func verdict(_ judge: StageJudge, _ number: Int, _ known: [Measurement]) -> Verdict {
            judge.judgement(of: due(number, isFinal: number >= 2), ["success": known]).verdict
        }
        // Nothing has to be proven before the end, but all must be measured.
        #expect(verdict(judges[0], 1, all) == .inconclusive)
        #expect(verdict(judges[0], 2, all) == .passed)
        #expect(verdict(judges[0], 2, Array(all.prefix(1))) == .inconclusive)
        #expect(verdict(judges[1], 2, all) == .passed)
        #expect(verdict(judges[2], 2, all) == .passed)
        let short = measured([few, few, few, few, few, counts(0, of: 20)])
        #expect(verdict(judges[2], 2, Array(short.dropFirst(2)) + short.prefix(1)) == .inconclusive)
        #expect(verdict(judges[1], 1, measured([bad, bad, bad])) == .failed)
        #expect(judges[1].questions(upTo: due(2), [:]).map(\.instant.number) == [3, 4])
    }

    // MARK: Storing

    @Test(arguments: [
        (Reading.value(412.5), #"{"value":412.5}"#), (.value(-3), #"{"value":-3}"#),
        (counts(2, of: 600), #"{"bad":2,"of":600}"#), (.none, #"{"status":"none"}"#),
        (.several, #"{"status":"several"}"#), (.infinite(.plus), #"{"status":"infinite"}"#),
        (.infinite(.minus), #"{"isNegative":true,"status":"infinite"}"#),
        (.error(.provider("no <answer>")), #"{"message":"no <answer>","status":"error"}"#),
        (.error(.impossibleCounts(part: 3, total: 2)), #"{"part":3,"status":"error","total":2}"#),
    ])
    func readingsAreStored(_ reading: Reading, _ json: String) throws {
        #expect(try String(decoding: reading.json, as: UTF8.self) == json)
        #expect(try Reading(json: Array(json.utf8)) == reading)
    }

    @Test(arguments: ["{}", "[]", #"{"bad":3,"of":2}"#, #"{"status":"new"}"#, #"{"bad":1}"#])
    func whatIsNoReadingIsRefused(_ json: String) {
        #expect(throws: (any Error).self) { try Reading(json: Array(json.utf8)) }
    }
}
