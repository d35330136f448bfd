import Foundation
import Testing

@Suite("version answers what programs parse")
struct VersionTests {
    private func answer(_ arguments: [String], _ environment: [String: String] = [:]) -> String {
        String(decoding: CapturedRun(["version"] + arguments, environment: environment).standardOutput, as: UTF8.self)
    }

    /// The form is Helm's (`%#v` of its BuildInfo), with our version as one more field at the end.
    @Test func isHelmsLineWithOurFieldLast() throws {
        let form =
            #/^version\.BuildInfo\{Version:"v4\.2\.3", GitCommit:"([0-9a-f]{40})?", GitTreeState:"(clean|dirty)?", GoVersion:"", KubeClientVersion:"v1\.36", Swelm:"v\d+\.\d+\.\d+"\}\n$/#
        #expect(try form.wholeMatch(in: answer([])) != nil)
        #expect(answer(["--client"]) == answer([]))
        #expect(answer(["-c"]) == answer([]))
    }

    /// What each program does with the answer: clients that replace Helm's binary by this one.
    @Test(arguments: [
        // kustomize: the first dotted number.
        (["--short"], #"^v4\.\d+\.\d+\+"#),
        // Azure Pipelines, with a flag of Helm 2.
        (["--client", "--short"], #"^(?:client:\s*)?v?4(?:\.\d+)+"#),
        // Ansible's kubernetes.core.
        ([], #"^version.BuildInfo\{Version:"v[0-9]"#),
        // helm-diff.
        ([], #"Version:\s*"([^"]+)""#),
        // pyhelm3, chart-testing.
        (["--template", "{{ .Version }}"], #"^v4\.\d+\.\d+$"#),
        // chartify.
        (["--template={{.Version}}+g{{.GitCommit}}"], #"^v4\.\d+\.\d+\+g[0-9a-f]*$"#),
    ])
    func isRead(arguments: [String], expression: String) {
        #expect(answer(arguments).range(of: expression, options: .regularExpression) != nil)
    }

    @Test func tellsItsOwnVersion() {
        let own = answer(["--template", "{{.SwelmVersion}}"])
        #expect(own.hasPrefix("v0."))
        #expect(answer([]).contains("Swelm:\"\(own)\""))
        #expect(
            String(decoding: CapturedRun(["--help"]).standardOutput, as: UTF8.self).contains("swelm " + own.dropFirst())
        )
    }

    @Test func answersAsHelm3WhereAsked() {
        #expect(answer(["--short"], ["SWELM_HELM_VERSION": "3"]).hasPrefix("v3.17.2+swelm."))
        #expect(!answer([], ["SWELM_HELM_VERSION": "3"]).contains("KubeClientVersion"))
        #expect(answer([], ["SWELM_HELM_VERSION": "4"]) == answer([]))
    }

    @Test func refusesAnotherHelm() {
        let run = CapturedRun(["version"], environment: ["SWELM_HELM_VERSION": "2"])
        #expect(run.exitCode == 1)
        #expect(run.message == "Error: invalid value \"2\" of SWELM_HELM_VERSION: must be 3 or 4\n")
    }

    /// Helm 4.2.3's message.
    @Test func refusesAnUnknownField() {
        let run = CapturedRun(["version", "--template", "{{.X}}"])
        #expect(
            run.message
                == "Error: template: _:1:2: executing \"_\" at <.X>: can't evaluate field X in type version.BuildInfo\n"
        )
    }
}
