import Foundation
import GoTemplate
import Processes
import TestSupport
import Testing

/// Tiny charts that each test one rule of the template language, of a function, of values or of manifests, with the
/// answers of real Helm; see scripts/record-vectors.
@Suite("one vector a rule, as Helm answers")
struct VectorTests {
    @Test(arguments: recordedNames("vectors"))
    func answersAsHelm(file: String) throws {
        for vector in try RecordedVector.all(in: "vectors/" + file) {
            try vector.check { CapturedRun(golden: $0, environment: ["HOME": "/nonexistent", "TZ": "UTC"]) }
        }
    }

    @Test func thereAreManyVectors() {
        #expect(recordedNames("vectors").map { recordedLines("vectors/" + $0).count }.reduce(0, +) > 3_000)
    }
}

/// What a later line of Helm answers otherwise; a line is chosen for a whole process, so each vector has its own.
@Suite("vectors of other lines of Helm", .enabled(if: builtProgram != nil))
struct HelmLineVectorTests {
    @Test(arguments: recordedNames("helm-4.3").filter { $0.hasSuffix(".jsonl") })
    func answersAsHelm43(file: String) throws {
        for vector in try RecordedVector.all(in: "helm-4.3/" + file) { try vector.check { try run($0, line: "4.3") } }
    }

    @Test func thereAreManyVectors() {
        let count = recordedNames("helm-4.3").map { recordedLines("helm-4.3/" + $0).count }.reduce(0, +)
        #expect(count > 90)
    }

    private func run(_ arguments: [String], line: String) throws -> CapturedRun {
        var program = Program(GoString(try #require(builtProgram)), arguments.map { GoString($0) })
        program.environment = ["HOME=/nonexistent", "TZ=UTC", GoString("SWELM_HELM_COMPAT=" + line)]
        return CapturedRun(try program.run())
    }

    @Test(arguments: [
        (["--helm-compat", "4.3"], "", "v4.3.1", "v1.37"), ([], "4.3", "v4.3.1", "v1.37"),
        (["--helm-compat", "4.2"], "4.3", "v4.2.3", "v1.36"), ([], "", "v4.2.3", "v1.36"),
    ])
    func theLineIsChosenByFlagOrEnvironment(
        _ flags: [String], _ variable: String, _ version: String, _ kubernetes: String
    ) throws {
        let said = String(decoding: try run(["version"] + flags, line: variable).standardOutput, as: UTF8.self)
        #expect(said.contains("Version:\"\(version)\""))
        #expect(said.contains("KubeClientVersion:\"\(kubernetes)\""))
    }

    @Test func aLineThatNobodyKnowsIsRefused() throws {
        #expect(
            try run(["version"], line: "5").message
                == "Error: invalid value \"5\" of SWELM_HELM_COMPAT: must be 4.2 or 4.3\n")
        #expect(
            try run(["version", "--helm-compat", "4.33"], line: "").message.hasPrefix(
                "Error: invalid value \"4.33\" for --helm-compat: must be 4.2 or 4.3\n"))
    }
}
