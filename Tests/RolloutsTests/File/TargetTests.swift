import Codecs
import GoTemplate
import Testing

@testable import Rollouts

/// What a file with several targets comes to: which releases there are, and through which stages they go.
struct TargetTests {
    private static let stages = """
        cumulative: true
        parameters: {to: {required: true}, image: {default: web}}
        sides:
          stable: {weight: a.weight, replicas: a.pods, version: a.tag}
          canary: {weight: b.weight, replicas: b.pods, version: b.tag}
        stages:
          - {name: dark, version: '${to}', set: ['image=${image}.${target}']}
          - {name: half, traffic: 50, onFailure: dark}

        """

    private static let targets = """
        targets:
          eu: {context: prod-eu, values: [{zone: '${target}'}]}
          us: {namespace: west, store: {fromEnv: US}, parameters: {to: v3}, set: 'only=us'}

        """

    private func sequence(_ text: String) throws -> StageSequence {
        var sources = ParameterSources(defaultNamespace: "shop")
        sources.given = ["to": "v2"]
        sources.base = { place in
            Map([("a", .map(Map([("tag", .string("old-" + place.target)), ("weight", .float(100))])))])
        }
        return try StagesFile(Array(text.utf8), path: "stages.yaml").sequence(sources)
    }

    private func failure(_ text: String) -> String? {
        do { _ = try sequence(text) } catch { return error.goMessage.text }
        return nil
    }

    private func values(_ sequence: StageSequence, _ member: Int, at index: Int) -> [String] {
        sequence.values(of: sequence.members[member], at: index).map(\.text.text)
    }

    // MARK: Members

    @Test func eachTargetHasAReleaseOfItsOwn() throws {
        let sequence = try sequence("release: web\n" + Self.targets + Self.stages)
        #expect(sequence.members.map(\.name) == ["eu", "us"])
        #expect(sequence.members.map(\.place.namespace) == ["shop", "west"])
        #expect(sequence.stages.map(\.name) == ["dark", "half"])
        #expect(values(sequence, 0, at: 0) == [#"{"zone":"eu"}"#, "image=web.eu", "b.tag=v2"])
        #expect(values(sequence, 1, at: 0) == ["only=us", "image=web.us", "b.tag=v3"])
        #expect(sequence.stages[0].changes["us"]?.versions[.canary] == "v3")
        #expect(sequence.targets["eu"]?.context == "prod-eu" && sequence.targets["eu"]?.store == nil)
        guard case .secret(.environment("US"))? = sequence.targets["us"]?.store else {
            Issue.record("no secret")
            return
        }
    }

    @Test func severalReleasesGoOneAfterTheOtherEverywhere() throws {
        let releases = "releases: {back: {}, front: {namespace: own, after: [back]}}\n"
        let sequence = try sequence(releases + Self.targets + Self.stages)
        #expect(sequence.members.map(\.name) == ["eu/back", "us/back", "eu/front", "us/front"])
        #expect(sequence.members.map(\.place.namespace) == ["shop", "west", "own", "own"])
        #expect(sequence.returning.mode == .reverse)
    }

    /// Values of the deployed revision are those of each target.
    @Test func basesAreThoseOfTheTarget() throws {
        let text = Self.targets + Self.stages.replacing("image: {default: web}", with: "image: {base: a.tag}")
        let sequence = try sequence(text)
        #expect(values(sequence, 0, at: 0).contains("image=old-eu.eu"))
        #expect(values(sequence, 1, at: 0).contains("image=old-us.us"))
    }

    @Test func frozenFilesAreReadAsTheyWere() throws {
        let sequence = try sequence(Self.targets + Self.stages)
        guard case .map(let record) = FrozenStagesFile(sequence).value else { return }
        let again = try FrozenStagesFile(record).sequence { _ in nil }
        #expect(again.members.map(\.name) == ["eu", "us"])
        #expect(values(again, 1, at: 1) == values(sequence, 1, at: 1))
        #expect(again.targetParameters["us"]?["to"]?.digits == "v3")
    }

    // MARK: Waves

    @Test func wavesGoThroughAllStages() throws {
        let waves = "waves: [eu, {targets: [us], name: west, bake: 1h, approval: {by: [user:ann]}}]\n"
        let sequence = try sequence(waves + Self.targets + Self.stages)
        #expect(
            sequence.stages.map(\.name) == [
                "dark (eu)", "half (eu)", "dark (west)", "half (west)", "end of the wave (west)",
            ])
        #expect(sequence.stages.map(\.wave) == [0, 0, 1, 1, 1])
        #expect(sequence.stages.map(\.plan.members) == [["eu"], ["eu"], ["us"], ["us"], []])
        #expect(sequence.stages.map(\.plan.onFailure)[1] == .stage(0))
        #expect(sequence.stages.map(\.plan.onFailure)[3] == .stage(2))
        #expect(sequence.stages[4].plan.bake?.time.text == "1h0m0s" && sequence.stages[3].plan.approval == nil)
        #expect(sequence.stages[4].plan.approval?.people == ["ann"])
        // What is done stays as it is; what is to come is as it was.
        #expect(values(sequence, 0, at: 4) == values(sequence, 0, at: 1))
        #expect(values(sequence, 1, at: 1) == ["only=us"])
        #expect(sequence.split(of: sequence.members[0], at: 3)?.canary == 50)
        #expect(sequence.split(of: sequence.members[1], at: 2) == nil)
    }

    /// The end of a wave has no gates but its own, and answers failures as stages do.
    @Test func whatAllStagesHaveInCommonIsNoGateOfAWave() throws {
        let common = "defaults: {approval: {by: [user:ben]}, onFailure: hold, limit: 1h}\n"
        let waves = "waves: [[eu], {targets: us, bake: 1h}]\n"
        let sequence = try sequence(common + waves + Self.targets + Self.stages)
        let end = try #require(sequence.stages.last?.plan)
        #expect(end.approval == nil && end.onFailure == .hold && end.limit == nil)
        #expect(
            try self.sequence(common + "waves: [[eu], {targets: us}]\n" + Self.targets + Self.stages).stages.count == 4)
    }

    @Test func eachTargetIsMeasured() throws {
        let checks = """
            providers: {p: {prometheus: {address: 'http://p'}}}
            metrics: {ok: {provider: p, value: 'up{cluster="${target}",version="${version}",to="${to}"}', min: 1}}
            defaults: {bake: 1m, checks: [ok]}

            """
        let sequence = try sequence(checks + Self.targets + Self.stages)
        let metrics = sequence.stages[0].metrics
        #expect(metrics.map(\.name) == ["ok (eu)", "ok (us)"])
        let texts = try metrics.map { metric in
            guard case .value(let query) = metric.query else { return GoString() }
            return try query.text(sequence.variables(of: metric, .canary, at: 0))
        }
        #expect(
            texts == [
                #"up{cluster="eu",version="v2",to="v2"}"#, #"up{cluster="us",version="v3",to="v3"}"#,
            ])
    }

    // MARK: Mistakes

    @Test(arguments: [
        ("targets: {eu: {}}\nwaves: [[eu], [us]]\n", ":2:15: there is no target `us` in `targets`"),
        ("targets: {eu: {}, us: {}}\nwaves: [[eu], [us, eu]]\n", ":2:15: the target `eu` is in two waves"),
        ("targets: {eu: {}, us: {}}\nwaves: [[eu]]\n", ":2:1: the target `us` is in none of them"),
        ("targets: {eu: {}}\nwaves: [[]]\n", ":2:9: a wave needs targets"),
        ("waves: [[eu]]\n", ":1:1: `waves` are of `targets`, and there are none"),
        (
            "targets: {a/b: {}}\n",
            ":1:11: a target's name has letters, digits, dots and dashes alone, not \"a/b\""
        ),
        ("targets: {eu: {parameters: {tag: 1}}}\n", ":1:29: there is no parameter `tag` here"),
        ("targets: {eu: {contxt: a}}\n", ":1:16: unknown key \"contxt\"; did you mean \"context\"?"),
        (
            "targets: {eu: {}, us: {}}\nwaves: [{targets: eu, name: a}, {targets: us, name: a}]\n",
            ":2:33: two waves are called \"a\""
        ),
    ])
    func mistakesHaveTheirPlace(_ text: String, _ expected: String) {
        #expect(failure(text + Self.stages) == "stages.yaml" + expected)
    }
}
