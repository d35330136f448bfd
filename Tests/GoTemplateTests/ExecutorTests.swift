import GoLibrary
import GoTemplate
import Testing

@Suite("Execution of several templates, limits and methods")
struct ExecutorTests {
    private func execute(
        _ texts: [GoString], dot: Value = .null, functions: [Function] = [],
        limits: ExecutionLimits = ExecutionLimits(), missingKey: MissingKey = .zero
    ) -> String {
        let table = FunctionTable(functions)
        var templates = TemplateSet()
        do {
            for (index, text) in texts.enumerated() {
                try templates.parse(name: GoString("t\(index)"), text: text.bytes, functions: table)
            }
            let executor = Executor(
                templates: templates, functions: table, missingKey: missingKey, limits: limits)
            return try executor.execute("t0", dot: dot).text
        } catch {
            return error.goMessage.text
        }
    }

    private static let include = Function(
        "include", [.string, .any],
        runningTemplates: { executor, arguments in
            .string(try executor.execute(arguments.string(0), dot: arguments[1]))
        })

    private static let tpl = Function(
        "tpl", [.string, .any],
        runningTemplates: { executor, arguments in
            .string(try executor.execute(text: arguments.string(0), dot: arguments[1]))
        })

    @Test func lastDefinitionCountsUnlessBlank() {
        let caller: GoString = #"{{template "d"}}"#
        #expect(execute([caller, #"{{define "d"}}A{{end}}"#, #"{{define "d"}}B{{end}}"#]) == "B")
        #expect(execute([caller, #"{{define "d"}}A{{end}}"#, #"{{define "d"}} {{/* c */}}{{end}}"#]) == "A")
    }

    @Test func includeGivesTextAndKeepsWhatWasWritten() {
        let text: GoString = #"a{{$x := include "d" 1}}b{{$x}}{{define "d"}}<{{.}}{{$}}>{{end}}"#
        #expect(execute([text], functions: [Self.include]) == "ab<11>")
    }

    @Test func textsOfTplSeeAndHideTemplatesWhileTheyRun() {
        let text: GoString = """
            {{tpl `{{define "h"}}inner{{end}}{{include "h2" .}}` 1}} {{include "h2" 1}}\
            {{define "h"}}outer{{end}}{{define "h2"}}{{include "h" .}}{{end}}
            """
        #expect(execute([text], functions: [Self.include, Self.tpl]) == "inner outer")
    }

    @Test func errorsNest() {
        let text: GoString = #"{{include "d" .}}{{define "d"}}\#n {{.x.y}}{{end}}"#
        #expect(
            execute([text], dot: .map(Map()), functions: [Self.include]) == """
                template: t0:1:2: executing "t0" at <include "d" .>: error calling include: \
                template: t0:2:5: executing "d" at <.x.y>: nil pointer evaluating interface {}.y
                """)
    }

    @Test func rangesOverNamedNumbersGiveTheirKind() {
        let march = Value.month(3)
        #expect(execute(["{{range .}}{{.}} {{end}}"], dot: march) == "%!Month(0) January February ")
        #expect(
            execute(["{{range $i, $m := .}}{{end}}"], dot: march) == """
                template: t0:1:18: executing "t0" at <.>: can't use March to iterate over more than one variable
                """)
    }

    @Test func limitsAreErrors() {
        var limits = ExecutionLimits()
        limits.steps = 100
        limits.outputBytes = 10
        limits.templateDepth = 5
        #expect(
            execute(["{{range 1000}}{{end}}"], limits: limits).hasSuffix(
                ": exceeded the limit of 100 steps (--max-steps)"))
        #expect(
            execute(["{{range 20}}{{.}}{{end}}"], limits: limits).hasSuffix(
                ": exceeded the output limit of 10 bytes (--max-output)"))
        #expect(
            execute([#"{{define "a"}}{{template "a"}}{{end}}{{template "a"}}"#], limits: limits)
                .hasSuffix(": exceeded maximum template depth (5)"))
    }

    @Test func endlessRecursionEndsWithTheStack() {
        let text: GoString = #"{{define "a"}}{{include "a" .}}{{end}}{{include "a" .}}"#
        #expect(execute([text], functions: [Self.include]).hasSuffix(": exceeded the stack: templates nest too deeply"))
        let nested = GoString(String(repeating: "{{if 1}}", count: 200_000))
        #expect(execute([nested]).hasSuffix(": template is nested too deeply"))
    }

    @Test func methodsHideKeysAndTakeArguments() {
        let type = GoType(
            "pkg.Table", kind: .map, element: .any, isNamed: true,
            methods: [
                Method("Join", [.string, .string], variadic: true) { _, arguments in
                    .string(
                        arguments.values.reduce(into: GoString()) { if case .string(let text) = $1 { $0.append(text) } }
                    )
                },
                Method("Fail") { _, _ in throw FunctionError("sorry") },
            ])
        let dot = Value.map(Map([("Join", .int(1)), ("k", .int(2))], type: type))
        #expect(execute([#"{{.Join "a" "b"}} {{"c" | .Join "x"}} {{.k}}"#], dot: dot) == "ab xc 2")
        #expect(
            execute(["{{.Join}}"], dot: dot).hasSuffix(
                "at <.Join>: wrong number of args for Join: want at least 1 got 0"))
        #expect(execute(["{{.Join 1}}"], dot: dot).hasSuffix("at <1>: expected string; found 1"))
        #expect(execute(["{{.Fail}}"], dot: dot).hasSuffix("at <.Fail>: error calling Fail: sorry"))
        #expect(execute(["{{.k 1}}"], dot: dot).hasSuffix("at <.k>: k is not a method but has arguments"))
    }

    @Test func missingKeys() {
        let dot = Value.map(Map())
        #expect(execute(["{{.a}}"], dot: dot, missingKey: .invalid) == "<no value>")
        #expect(execute(["{{.a.b}}"], dot: dot, missingKey: .invalid) == "<no value>")
        #expect(
            execute(["{{.a.b}}"], dot: dot, missingKey: .error).hasSuffix(#"at <.a.b>: map has no entry for key "a""#))
        let strings = Value.map(Map(type: .stringMap))
        #expect(execute(["[{{.a}}]"], dot: strings) == "[]")
    }
}
