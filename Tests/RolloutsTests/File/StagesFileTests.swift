import GoTemplate
import Testing

@testable import Rollouts

/// What is said of mistakes in stages files, each with its place.
struct StagesFileTests {
    @Test(arguments: [
        ("stage: []\nstages: [{name: a}]", ":1:1: unknown key \"stage\"; did you mean \"stages\"?"),
        ("stages:\n  - name: a\n    st: x=1", ":3:5: unknown key \"st\"; did you mean \"set\"?"),
        ("stages:\n  - {name: a, trafic: 10}", ":2:15: unknown key \"trafic\"; did you mean \"traffic\"?"),
        ("stages: []", ":1:1: there are no stages: `stages` must be a list of them"),
        ("chart: .", ":1:1: `stages` is missing here: a list of the stages"),
        ("stages:\n  - set: a=1", ":2:5: `name` is missing here: what the stage is called"),
        ("stages:\n  - name: ''", ":2:5: a stage needs a name"),
        ("stages:\n- {name: a}\n- {name: b}\n- {name: a}", ":4:3: the stage at line 2 is called \"a\", too"),
        ("stages:\n- {name: a, set: [true]}", ":2:19: this must be a string"),
        ("stages:\n- {name: a, set: [~]}", ":2:19: this must be a string"),
        ("stages:\n- {name: a, cumulative: no way}", ":2:13: this must be true or false"),
        ("stages:\n- {name: [a]}", ":2:4: this must be a string"),
        ("stages: {name: a}", ":1:1: this must be a list"),
        ("chart: a\nchart: b\nstages: [{name: a}]", ":2:1: \"chart\" stands here twice"),
        ("groups: {a: [b], a: c}\nstages: [{name: a}]", ":1:18: \"a\" stands here twice"),
        ("stages: [", ": yaml: line 1: did not find expected node content"),
        (
            "schema: 9\nstages: [{name: a}]",
            ":1:1: the file has version 9 of the format; this swelm reads version 1"
        ),
        ("schema: 0\nstages: [{name: a}]", ":1:1: this must be a whole number from 1 to 1"),
        ("stages: [{name: a, bake: 5}]", ":1:20: this must be a time such as 90s, 10m or 24h"),
        ("analysis: {confidence: 95}\nstages: [{name: a}]", ":1:12: this must be per cent, such as 99.5%"),
        ("order: fast\nstages: [{name: a}]", ":1:1: this must be safe or helm"),
        ("labels: [a]\nstages: [{name: a}]", ":1:1: this must be a mapping from names"),
        ("total: 0\nstages: [{name: a}]", ":1:1: this must be a whole number from 1 to 1000000"),
        (
            "stages: [{name: a, confirm: {command: [x], webhook: {url: x}}}]",
            ":1:20: exactly one of `webhook`, `command` must stand here"
        ),
        (
            "stages: [{name: a, confirm: {name: x}}]", ":1:20: exactly one of `webhook`, `command` must stand here"
        ),
        ("stages: [{name: a, confirm: {command: ~}}]", ":1:30: this must be a list"),
        (
            "stages: [{name: a, approval: some}]",
            ":1:20: this must be none, or a mapping with by, count, notAuthor, within, onTimeout, reason, identity, message"
        ),
        (
            "waves: [[eu]]\nstages: [{name: a}]", ":1:1: `waves` are of `targets`, and there are none"
        ),
    ])
    func mistakes(_ text: String, _ expected: String) {
        #expect(throws: StagesFileError(GoString("stages.yaml" + expected))) {
            try StagesFile(Array(text.utf8), path: "stages.yaml")
        }
    }

    @Test(arguments: [
        "stages: [{name: 1}]", "schema: 1\nstages: [{name: a}]", "chart: ~\nstages: [{name: a}]",
        "stages: [{name: a, bake: '${time}', approval: none}]", "groups: {a: b}\nstages: [{name: a, set: x=1}]",
        "total: '${all}'\nstages: [{name: a, traffic: '${share}'}]",
        "stages: [{name: a, values: {x: [1, {y: ~}]}}]", "stages: [{name: a, values: [a.yaml, {x: 1}], test: true}]",
    ])
    func whatCanBeRead(_ text: String) throws {
        #expect(try StagesFile(Array(text.utf8), path: "stages.yaml").path == "stages.yaml")
    }

    @Test func nestedListsAreRefused() {
        let text = "stages: [{name: a, values: " + String(repeating: "[", count: 500_000)
        #expect(throws: StagesFileError.self) { try StagesFile(Array(text.utf8), path: "stages.yaml") }
    }
}

extension StagesFileError: Equatable {
    public static func == (left: StagesFileError, right: StagesFileError) -> Bool { left.message == right.message }
}
