import Codecs
import Foundation
import GoTemplate
import Testing

@testable import Rollouts

/// What the stages of a file come to: parameters, sides, rows, and several releases.
struct StageSequenceTests {
    private static let sides = """
        cumulative: true
        sides:
          stable: {weight: a.weight, replicas: a.pods, version: [a.tag, a.label]}
          canary: {weight: b.weight, replicas: b.pods, version: b.tag}

        """

    private func sequence(
        _ text: String, given: [GoString: GoString] = [:], base: String? = nil
    ) throws -> StageSequence {
        var sources = ParameterSources(defaultNamespace: "default")
        sources.given = given
        let values = try base.map { try YAML.decodeMap(Array($0.utf8)) }
        sources.base = { _ in values }
        return try StagesFile(Array(text.utf8), path: "stages.yaml").sequence(sources)
    }

    /// The values of the last stage, as flags would give them.
    private func values(
        _ text: String, given: [GoString: GoString] = [:], base: String? = nil
    ) throws -> [String] {
        let sequence = try sequence(text, given: given, base: base)
        let member = try #require(sequence.members.first)
        return sequence.values(of: member, at: sequence.stages.count - 1).map { "\($0.kind) \($0.text.text)" }
    }

    private func failure(_ text: String, given: [GoString: GoString] = [:], base: String? = nil) -> String? {
        do { _ = try sequence(text, given: given, base: base) } catch { return error.goMessage.text }
        return nil
    }

    // MARK: Sides

    @Test(arguments: [
        ("traffic: 10", ["typed a.weight=90", "typed b.weight=10"]),
        ("traffic: {canary: 30, stable: 70}", ["typed a.weight=70", "typed b.weight=30"]),
        ("traffic: 0", ["typed a.weight=100", "typed b.weight=0"]),
        ("traffic: 100", ["typed a.weight=0", "typed b.weight=100"]),
        ("replicas: 3", ["typed b.pods=3"]),
        ("replicas: {stable: 2, canary: 0}", ["typed a.pods=2", "typed b.pods=0"]),
        ("version: 84", ["literal b.tag=84"]), ("version: 20261130", ["literal b.tag=20261130"]),
        ("version: '1.10'", ["literal b.tag=1.10"]),
        ("version: {stable: v1}", ["literal a.tag=v1", "literal a.label=v1"]),
        ("set: [x=1], traffic: 10", ["typed x=1", "typed a.weight=90", "typed b.weight=10"]),
    ])
    func factsBecomeValues(_ facts: String, _ expected: [String]) throws {
        #expect(try values(Self.sides + "stages: [{name: a, \(facts)}]") == expected)
    }

    @Test(arguments: [
        ("50%", "a: {pods: 4}", "2"), ("1%", "a: {pods: 4}", "1"), ("0%", "a: {pods: 4}", "0"),
        ("100%", "a: {pods: 3}", "3"), ("34%", "a: {pods: 3}", "2"), ("33%", "a: {pods: 3}", "1"),
    ])
    func perCentAreOfTheStableSideRoundedUp(_ share: String, _ base: String, _ count: String) throws {
        #expect(
            try values(Self.sides + "stages: [{name: a, replicas: \(share)}]", base: base) == ["typed b.pods=\(count)"])
    }

    @Test func keysWithDotsAreEscaped() throws {
        let text = #"{sides: {canary: {weight: 'weights.v1\.2'}}, stages: [{name: a, traffic: 5}]}"#
        #expect(try values(text) == [#"typed weights.v1\.2=5"#])
    }

    @Test(arguments: [
        ("traffic: {canary: 20, stable: 90}", ":5:20: the weights add up to 110, not to 100"),
        ("traffic: {canary: 20}", ":5:20: the weights add up to 20, not to 100"),
        ("traffic: 101", ":5:20: the canary's share is 101, and all are 100"),
        ("traffic: {other: 1}", ":5:30: there is no side `other`; the sides are `stable` and `canary`"),
        ("replicas: 50%", ":5:20: no deployed revision says how many pods the stable side has"),
        ("version: 1.10", ":5:20: write the version in quotes, so that it is no number"),
        ("version: {stable: 0.5}", ":5:30: write the version in quotes, so that it is no number"),
        ("ramp: {from: 10, to: 5, by: 1}", ":5:20: `from` must not be above `to`"),
        ("ramp: {from: 0, to: 100000, by: 1}", ":5:20: these would be more than 1000 stages"),
        ("onFailure: b", ":5:20: `onFailure` is return, previous, hold or the name of an earlier stage, not \"b\""),
        ("onFailure: a", ":5:20: `onFailure` is return, previous, hold or the name of an earlier stage, not \"a\""),
    ])
    func mistakesOfStages(_ facts: String, _ expected: String) {
        #expect(failure(Self.sides + "stages: [{name: a, \(facts)}]") == "stages.yaml" + expected)
    }

    @Test(arguments: [
        ("{stages: [{name: a, traffic: 5}]}", ":1:21: no side names the path of its weight"),
        ("{stages: [{name: a, version: 5}]}", ":1:21: `sides` says nothing of the side `canary`"),
        (
            "{sides: {canary: {}}, stages: [{name: a, replicas: 5}]}",
            ":1:42: the side `canary` names no path of its replicas"
        ),
        (
            "{sides: {blue: {}}, stages: [{name: a}]}",
            ":1:10: there is no side `blue`; the sides are `stable` and `canary`, unless `roles: base`"
        ),
        ("{roles: base, sides: {blue: {}}, stages: [{name: a}]}", ":1:15: `roles: base` needs two sides"),
        (
            "{sides: {stable: {weight: w}, canary: {replicas: w}}, stages: [{name: a}]}",
            ":1:31: the sides `stable` and `canary` share the value w"
        ),
        (
            "{total: 1000, sides: {canary: {weight: w}}, stages: [{name: a, traffic: 1001}]}",
            ":1:64: the canary's share is 1001, and all are 1000"
        ),
    ])
    func mistakesOfSides(_ text: String, _ expected: String) {
        #expect(failure(text) == "stages.yaml" + expected)
    }

    @Test func stableIsWhatCarriesTheTraffic() throws {
        let text = """
            roles: base
            sides: {blue: {weight: b, version: bt}, green: {weight: g, version: gt}}
            stages: [{name: a, version: {canary: v2}, traffic: 10}]
            """
        #expect(try values(text, base: "{b: 100, g: 0}") == ["literal gt=v2", "typed b=90", "typed g=10"])
        #expect(try values(text, base: "{b: 0, g: 100}") == ["literal bt=v2", "typed g=90", "typed b=10"])
        #expect(try values(text) == ["literal gt=v2", "typed b=90", "typed g=10"])
    }

    // MARK: Rows and watching

    @Test func aRampIsARowOfStages() throws {
        let text = Self.sides + "stages: [{name: up, ramp: {from: 5, to: 12, by: 5}, set: x=1}, {name: end}]"
        let sequence = try sequence(text)
        #expect(sequence.stages.map(\.name) == ["up 5", "up 10", "up 12", "end"])
        let member = try #require(sequence.members.first)
        #expect(sequence.stages.indices.map { sequence.split(of: member, at: $0)?.canary } == [5, 10, 12, 12])
        #expect(sequence.split(of: member, at: 4) == nil)
        #expect(
            sequence.values(of: member, at: 1).map(\.text.text) == [
                "x=1", "a.weight=95", "b.weight=5", "x=1", "a.weight=90", "b.weight=10",
            ])
    }

    @Test func stagesKeepWhatCameBeforeIfTheySaySo() throws {
        let text =
            "{set: all=1, cumulative: true, stages: [{name: a, set: a=1}, {name: b, set: b=1}, {name: c, set: c=1, cumulative: false}, {name: d, set: d=1}]}"
        let sequence = try sequence(text)
        let member = try #require(sequence.members.first)
        let texts = sequence.stages.indices.map { sequence.values(of: member, at: $0).map(\.text.text) }
        #expect(texts == [["all=1", "a=1"], ["all=1", "a=1", "b=1"], ["all=1", "c=1"], ["all=1", "c=1", "d=1"]])
    }

    @Test func whatAllStagesHaveInCommonIsSaidOnce() throws {
        let text = """
            defaults: {bake: 10m, approval: {by: [group:sre], count: 2, within: 1h, onTimeout: return}, checks: [x], onFailure: hold}
            groups: {sre: [ann, ben]}
            providers: {p: {prometheus: {address: 'http://p'}}}
            metrics: {x: {provider: p, value: q, max: 1}}
            stages:
              - {name: a}
              - {name: b, approval: none, bake: 90s, checks: [{name: other, provider: p, value: q, max: 1}], onFailure: a, noReturn: true}
              - {name: c, onFailure: previous, onInconclusive: proceed, test: true, confirm: {command: [x]}}
            """
        let stages = try sequence(text).stages
        let plans = stages.map(\.plan)
        #expect(plans.map(\.bake?.time.seconds) == [600, 90, 600])
        #expect(stages.map(\.checks) == [["x"], ["other"], ["x"]])
        #expect(plans.map(\.bake?.checks?.count) == [20, 3, 20])
        #expect(plans.map(\.onFailure) == [.hold, .stage(0), .previous])
        #expect(plans.map(\.onInconclusive) == [.hold, .hold, .proceed])
        #expect(plans.map(\.noReturn) == [false, true, false])
        #expect(plans.map(\.tests) == [false, false, true])
        #expect(plans.map(\.confirm.count) == [0, 0, 1])
        #expect(plans.map { $0.approval == nil } == [false, true, false])
        let approval = try #require(plans[0].approval)
        #expect(approval.people == ["ann", "ben"] && approval.count == 2 && approval.onTimeout == .goBack)
        #expect(approval.within?.seconds == 3600 && !approval.notAuthor && !approval.needsReason)
        #expect(stages[0].approvers == ["group:sre"])
    }

    @Test func everyKeyOfAStageIsRead() throws {
        let text = """
            analysis: {interval: 10s, extend: 5m}
            providers: {p: {prometheus: {address: 'http://p'}}}
            metrics: {x: {provider: p, value: q, max: 1}}
            stages:
              - name: a
                begin: {days: fri-mon, hours: "22:00-02:30", zone: Europe/Berlin}
                before: [{name: one, command: [x], retries: 5, onFailure: ignore}, {webhook: {url: 'https://x'}}]
                wait: 5m
                bake: 1m
                checks: x
                analysis: {warmup: 20s}
                during: [{command: [w], every: 15s}, {command: [z]}]
                confirm: {webhook: {url: 'https://x'}, every: 1m, within: 2h}
                approval: {by: [user:ann, user:ben], notAuthor: true, reason: required, identity: [ssh, ci], onTimeout: proceed}
                onReject: hold
                limit: 3h
            """
        let stage = try #require(try sequence(text).stages.first?.plan)
        #expect(stage.begin.map { [$0.opens, $0.closes] } == [22 * 60, 150] && stage.begin?.days == [5, 6, 0, 1])
        #expect(stage.begin?.location.name == "Europe/Berlin")
        #expect(stage.before.map(\.name) == ["one", "webhook"] && stage.before.map(\.kind) == [.command, .webhook])
        #expect(stage.before.map(\.retries) == [5, 2] && stage.before.map(\.ignoresFailure) == [true, false])
        #expect(stage.wait.seconds == 300 && stage.limit?.seconds == 10_800 && stage.onReject == .hold)
        let checks = try #require(stage.bake?.checks)
        #expect(checks.interval.seconds == 10 && checks.count == 6 && checks.extra == 30 && checks.warmup.seconds == 20)
        #expect(stage.bake?.during.map(\.every.seconds) == [15, 10])
        #expect(stage.confirm.map(\.every.seconds) == [60] && stage.confirm.map(\.within?.seconds) == [7200])
        let approval = try #require(stage.approval)
        #expect(approval.notAuthor && approval.needsReason && approval.identity == [.ssh, .ci])
        #expect(approval.onTimeout == .proceed && approval.count == 1 && approval.people == ["ann", "ben"])
    }

    @Test(arguments: [
        ("begin: {days: mon-xyz}", ":5:28: this must be days such as mon-thu or mon,wed"),
        ("begin: {days: 'mon,'}", ":5:28: this must be days such as mon-thu or mon,wed"),
        ("begin: {hours: '9-16'}", ":5:28: this must be hours such as 09:00-16:00"),
        ("begin: {hours: '24:00-25:00'}", ":5:28: this must be hours such as 09:00-16:00"),
        ("begin: {hours: '09:60-10:00'}", ":5:28: this must be hours such as 09:00-16:00"),
        ("begin: {zone: Mars/Base}", ":5:28: there is no time zone \"Mars/Base\""),
        ("approval: {by: [ann]}", ":5:36: this must be user:NAME or group:NAME"),
        ("approval: {by: [group:nobody]}", ":5:36: there is no group `nobody` in `groups`"),
        ("approval: {by: [user:ann], count: 2}", ":5:20: 2 people must agree, and there are 1"),
    ])
    func mistakesOfGates(_ keys: String, _ expected: String) {
        #expect(failure(Self.sides + "stages: [{name: a, \(keys)}]") == "stages.yaml" + expected)
    }

    // MARK: Parameters

    private static let parameters =
        "parameters: {from: {base: image.tag, default: old}, to: {required: true, pattern: '[0-9]+'}}\n"

    @Test(
        arguments: [
            ("set: ['x=${from}']", nil, ["typed x=old"]), ("set: ['x=${from}']", "image: {tag: v7}", ["typed x=v7"]),
            ("set: ['x=${from}']", "image: {}", ["typed x=old"]), ("set: ['x=a${to}b']", nil, ["typed x=a84b"]),
            (
                "values: {num: '${to}', text: 'tag ${to}', dollar: '$${to}', '${to}': 1}", nil,
                [#"json {"${to}":1,"dollar":"${to}","num":"84","text":"tag 84"}"#]
            ),
            ("values: '${to}.yaml'", nil, ["file 84.yaml"]), ("set: ['x=${stage}']", nil, ["typed x=a"]),
            ("set: ['x=${release}.${namespace}']", nil, ["typed x=release-name.default"]),
            ("set: ['x=${window}$']", nil, ["typed x=${window}$"]),
        ] as [(String, String?, [String])])
    func parametersAreReplaced(_ stage: String, _ base: String?, _ expected: [String]) throws {
        let text = Self.parameters + "stages: [{name: a, \(stage)}]"
        #expect(try values(text, given: ["to": "84"], base: base) == expected)
    }

    @Test func aNameAloneKeepsItsType() throws {
        let text = "{parameters: {num: {base: num}}, stages: [{name: a, values: {num: '${num}'}}]}"
        #expect(try values(text, base: "num: 3") == [#"json {"num":3}"#])
        #expect(try values(text, given: ["num": "3"]) == [#"json {"num":"3"}"#])
    }

    @Test(
        arguments: [
            ([:], ":1:53: the parameter `to` is missing: give it with --param to=VALUE"),
            (["to": "v84"], ":1:74: the parameter `to` is \"v84\", which does not match [0-9]+"),
            (["to": "84x"], ":1:74: the parameter `to` is \"84x\", which does not match [0-9]+"),
            (["to": "84", "too": "1"], ":1:1: there is no parameter `too` here"),
        ] as [([GoString: GoString], String)])
    func mistakesOfParameters(_ given: [GoString: GoString], _ expected: String) {
        #expect(failure(Self.parameters + "stages: [{name: a}]", given: given) == "stages.yaml" + expected)
    }

    /// Numbers, times, words and flags may be parameters, and take their types.
    @Test func parametersStandForValuesOfEachKind() throws {
        let text =
            Self.sides + """
                total: '${all}'
                parameters: {all: {default: 1000}, share: {}, pods: {}, time: {}, word: {}, flag: {}, from: {}, day: {base: day}}
                defaults: {bake: '${time}', onInconclusive: '${word}', noReturn: '${flag}', approval: '${none}'}
                stages:
                  - {name: one, traffic: '${share}', replicas: {canary: '${pods}'}, version: 'v${day}'}
                  - {name: row, ramp: {from: '${from}', to: 20, by: 10}}
                """
        var given: [GoString: GoString] = [
            "share": "50", "pods": "50%", "time": "5m", "word": "proceed", "flag": "true",
        ]
        given["from"] = "10"
        let complete = text.replacingOccurrences(of: "parameters: {", with: "parameters: {none: {default: none}, ")
        let sequence = try sequence(complete, given: given, base: "{a: {pods: 3}, day: 20261130}")
        let member = try #require(sequence.members.first)
        #expect(sequence.stages.map(\.name) == ["one", "row 10", "row 20"])
        #expect(
            sequence.values(of: member, at: 0).map(\.text.text) == [
                "b.tag=v20261130", "b.pods=2", "a.weight=950", "b.weight=50",
            ])
        let plan = sequence.stages[0].plan
        #expect(
            plan.bake?.time.seconds == 300 && plan.onInconclusive == .proceed && plan.noReturn && plan.approval == nil)
    }

    @Test(arguments: [
        ("traffic: '${text}'", "a", "a whole number from 0 to 1000000, or a mapping from names"),
        ("bake: '${text}'", "5", "a time such as 90s, 10m or 24h"),
        ("noReturn: '${text}'", "1", "true or false"), ("onReject: '${text}'", "proceed", "return or hold"),
        (
            "replicas: '${text}'", "x%",
            "a whole number from 0 to 1000000, or per cent, such as 99.5%, or a mapping from names"
        ),
        ("traffic: '${weight}'", "${weight}", "a whole number from 0 to 1000000, or a mapping from names"),
    ])
    func parametersOfAnotherKindAreRefused(_ key: String, _ given: String, _ wanted: String) {
        let text = "{parameters: {text: {default: x}}, stages: [{name: a, \(key)}]}"
        let complaint = "stages.yaml:1:55: the parameter is \"\(given)\", and this must be \(wanted)"
        #expect(failure(text, given: ["text": GoString(given)]) == complaint)
    }

    @Test func everyKeyOfAnAnalysisIsRead() throws {
        let text = """
            interval: 10s
            window: 20s
            warmup: 30s
            confidence: 99%
            minimum: 50
            require: sample
            failures: {total: 7}
            noData: pass
            extend: 1m
            count: samples
            overdispersion: none
            """
        let document = try StagesDocument(Array(text.utf8), path: "s")
        let settings = AnalysisSettings(document, at: [ValuePath().key("nothing"), ValuePath()])
        #expect(
            [settings.interval, settings.window, settings.warmup, settings.extend].map { $0?.seconds } == [
                10, 20, 30, 60,
            ])
        #expect(settings.confidence == 0.99 && settings.minimum == 50 && settings.requirement == .sample)
        #expect(settings.failures == .total(7) && settings.noData == .pass)
        #expect(settings.counting == .samples && settings.overdispersion == .none)
        #expect(AnalysisSettings(document, at: []) == AnalysisSettings())
    }

    @Test func namesThatNobodyKnows() throws {
        let text = failure("{stages: [{name: a, set: ['x=${other}']}]}")
        #expect(text?.hasPrefix("stages.yaml:1:27: there is no parameter `other`; known are elapsed, ") == true)
        let pattern = failure("{parameters: {a: {default: b, pattern: '('}}, stages: [{name: a}]}")
        #expect(pattern?.hasPrefix("stages.yaml:1:31: the pattern cannot be read: ") == true)
    }

    // MARK: Several releases

    private static let pair = """
        namespace: shop
        set: all=1
        releases:
          front: {chart: web, after: back, set: own=1}
          back: {chart: web, release: backend, namespace: other}
        stages:
          - {name: one, set: "x=${release}", releases: {front: {set: y=1}}}

        """

    @Test func releasesGoInTheirOrder() throws {
        let sequence = try sequence(Self.pair)
        #expect(sequence.members.map(\.name) == ["back", "front"])
        #expect(sequence.members.map(\.release) == ["backend", "front"])
        #expect(sequence.members.map(\.namespace) == ["other", "shop"])
        #expect(sequence.members.map(\.chart) == ["web", "web"])
        let texts = sequence.members.map { sequence.values(of: $0, at: 0).map(\.text.text) }
        #expect(texts == [["all=1", "x=backend"], ["all=1", "own=1", "x=front", "y=1"]])
    }

    @Test(arguments: [
        ("{releases: {a: {after: b}, b: {after: a}}, stages: [{name: s}]}", ":1:17: the release `a` goes after itself"),
        ("{releases: {a: {after: c}}, stages: [{name: s}]}", ":1:17: there is no release `c` to go after"),
        ("{releases: {a: {}}, stages: [{name: s, releases: {b: {}}}]}", ":1:51: there is no release `b` in `releases`"),
    ])
    func mistakesOfReleases(_ text: String, _ expected: String) {
        #expect(failure(text) == "stages.yaml" + expected)
    }

    @Test func whatIsTypedCountsMoreThanTheFile() throws {
        var sources = ParameterSources(defaultNamespace: "default")
        let file = try StagesFile(
            Array("{release: web, namespace: shop, name: plan, stages: [{name: a}]}".utf8), path: "s")
        let plain = try file.sequence(sources)
        #expect(plain.name == "plan" && plain.base == .strict)
        #expect(plain.members.map(\.release) == ["web"] && plain.members.map(\.namespace) == ["shop"])
        (sources.release, sources.namespace) = ("other", "dev")
        let typed = try file.sequence(sources)
        #expect(typed.members.map(\.release) == ["other"] && typed.members.map(\.namespace) == ["dev"])
    }
}
