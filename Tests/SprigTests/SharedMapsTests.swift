import Codecs
import GoTemplate
import Sprig
import Testing

/// What templates see through another name after a function changed a map or a list in place.
@Suite("Maps and lists that functions share")
struct SharedMapsTests {
    @Test(arguments: [
        (#"{{ $d := dict }}{{ $_ := set $d "a" 1 }}{{ $d }}"#, "map[a:1]"),
        (#"{{ $d := dict "a" (dict) }}{{ $_ := set $d.a "x" 1 }}{{ $_ = unset $d "b" }}{{ $d }}"#, "map[a:map[x:1]]"),
        (
            #"{{ $a := dict "m" (dict "x" 1) }}{{ $b := dict "m" (dict "z" 2) }}{{ $_ := merge (dict) $a $b }}{{ $a }}"#,
            "map[m:map[x:1 z:2]]"
        ),
        (#"{{ $a := dict "m" (dict "x" 1) }}{{ $_ := set (deepCopy $a).m "x" 2 }}{{ $a }}"#, "map[m:map[x:1]]"),
        (#"{{ $a := dict "m" (dict "x" 1) }}{{ $_ := set (pick $a "m").m "x" 2 }}{{ $a }}"#, "map[m:map[x:2]]"),
        (#"{{ $m := dict "x" 1 }}{{ $l := append (list) $m }}{{ $_ := set $m "x" 2 }}{{ $l }}"#, "[map[x:2]]"),
        (#"{{ $l := splitList "," "b,a" }}{{ $_ := sortAlpha $l }}{{ $l }}"#, "[a b]"),
        (#"{{ $l := list "b" "a" }}{{ $_ := sortAlpha $l }}{{ $l }}"#, "[b a]"),
    ])
    func changesShow(template: String, output: String) throws {
        #expect(try execute(template) == output)
    }

    @Test(arguments: ["deepCopy $d", "merge $d $e", "mustMergeOverwrite $d $e"])
    func mapsThatContainThemselvesAreRefused(call: String) {
        let setup = #"{{ $d := dict }}{{ $_ := set $d "s" $d }}{{ $e := dict }}{{ $_ = set $e "s" $e }}"#
        #expect(throws: ExecutionError.self) { try execute(setup + "{{ \(call) }}") }
    }

    @Test func namedMapsLoseTheirTypeButShareTheirEntries() throws {
        let type = GoType("common.Values", kind: .map, element: .any, isNamed: true)
        let values = Map([("a", .map(Map()))], type: type)
        let template = #"{{ typeOf . }} {{ typeOf (set . "b" 1) }} {{ dig "b" 0 (set .a "c" 2) }} {{ . }}"#
        let output = try execute(template, dot: .map(values))
        #expect(output == "common.Values map[string]interface {} 0 map[a:map[c:2] b:1]")
    }

    private func execute(_ template: String, dot: Value = .null) throws -> String {
        let functions = FunctionTable(Builtins.functions + SprigFunctions.all)
        let executor = Executor(templates: TemplateSet(), functions: functions)
        return try executor.execute(text: GoString(template), dot: dot).text
    }
}
