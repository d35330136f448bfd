import Diagnostics
import Testing

/// The JSON line of a failure, key by key.
struct JSONDiagnosticTests {
    private func position(_ line: Int, _ column: Int) -> SourcePosition { SourcePosition(line: line, column: column) }

    @Test func onlyWhatIsKnownIsThere() {
        #expect(
            JSONDiagnosticRenderer.text(of: Diagnostic(message: "no\n\"way\""))
                == #"{"level":"error","message":"no\n\"way\""}"# + "\n")
    }

    @Test func allThatIsKnownIsThere() {
        var diagnostic = Diagnostic(message: "no way")
        diagnostic.place = Diagnostic.Place(
            file: "a.yaml", position: position(3, 5), length: 2, lines: ["x"], firstLine: 3)
        diagnostic.label = "here"
        diagnostic.hint = "go"
        diagnostic.steps = [
            Diagnostic.Step(action: "included by", name: "one", file: "b.tpl", position: position(1, 2)),
            Diagnostic.Step(action: "included by", name: "two", file: "c.tpl", position: position(7, 8)),
        ]
        diagnostic.output = Diagnostic.Output(file: "d.yaml", line: 9, lines: [], firstLine: 1)
        diagnostic.entry = Diagnostic.Entry(release: "r", file: "list.yaml", line: 4)
        #expect(
            JSONDiagnosticRenderer.text(of: diagnostic)
                == #"{"level":"error","message":"no way","release":"r","batch":{"file":"list.yaml","line":4},"#
                + #""file":"a.yaml","line":3,"column":5,"renderedBy":"d.yaml","renderedLine":9,"label":"here","#
                + #""trail":[{"action":"included by","name":"one","file":"b.tpl","line":1,"column":2},"#
                + #"{"action":"included by","name":"two","file":"c.tpl","line":7,"column":8}],"hint":"go"}"# + "\n")
    }
}
