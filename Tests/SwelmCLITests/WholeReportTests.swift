import Codecs
import Foundation
import GoTemplate
import ScriptedRollouts
import TestSupport
import Testing

@testable import SwelmCLI

/// Reports of rollouts whose times are known, byte by byte; scripts/record-stories records them anew, and a person looks
/// at what changed.
struct WholeReportTests {
    private static let records = ProcessInfo.processInfo.environment["SWELM_RECORD_STORIES"] == "1"

    private static let rollouts: [(String, @Sendable () -> ScriptedRollout)] = [
        ("start", { ProductpageRollout.start() }), ("baking", { ProductpageRollout.baking() }),
        ("waiting", { ProductpageRollout.waiting() }), ("finished", { ProductpageRollout.finished() }),
        ("returned", { ProductpageRollout.returned() }),
    ]

    @Test(arguments: rollouts.map(\.0))
    func theyAreAsRecorded(_ name: String) throws {
        let make = try #require(Self.rollouts.first { $0.0 == name }?.1)
        let report = make().report("productpage.3")
        try check(RolloutPage.bytes(of: report, refresh: nil), "\(name).html")
        try check(StatusText.bytes(of: report, usesColor: false, isASCII: false), "\(name).txt")
        try check(StatusText.bytes(of: report, usesColor: true, isASCII: true), "\(name).ascii.txt")
        try check(
            StatusMarkdown.bytes(of: report, showsEvents: true, maximumBytes: 65_000), "\(name).markdown")
        try check(MetricsText.text(of: report, outcomes: [.finished: 2, .returned: 1]).bytes, "\(name).prom")
        try check(
            JSON.encode(StatusDocument(report: report, showsEvents: true).value, indent: "  "), "\(name).json")
    }

    /// What becomes of each recorded run, event by event.
    @Test(arguments: simulations)
    func simulationsAreAsRecorded(_ name: String) throws {
        let file = try #require(Self.stagesFiles.first { name.hasPrefix($0) })
        let path = GoldenCase.root.path + "/charts/rollouts/"
        let arguments = ["rollout", "simulate", path + file + ".yaml", "--metrics", path + "tests/" + name + ".jsonl"]
        for (form, suffix) in [("text", "txt"), ("json", "json")] {
            let run = CapturedRun(arguments + ["-o", form])
            #expect(run.exitCode == 0 && run.standardError.isEmpty)
            try check(run.standardOutput, "simulations/\(name).\(suffix)")
        }
    }

    private static let stagesFiles = ["podinfo", "reviews", "super-server"]
    private static let simulations = names(in: "charts/rollouts/tests", ending: ".jsonl")

    private static func names(in folder: String, ending: String) -> [String] {
        let path = GoldenCase.root.appending(path: folder).path
        let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        return names.filter { $0.hasSuffix(ending) }.map { String($0.dropLast(ending.count)) }.sorted()
    }

    @Test func simulationsWereFound() { #expect(Self.simulations.count >= 19) }

    private func check(_ bytes: [UInt8], _ file: String) throws {
        if Self.records {
            let folder = GoldenCase.root.appending(path: "fixtures/reports")
            let place = folder.appending(path: file)
            try FileManager.default.createDirectory(
                at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
            return try Data(bytes).write(to: place)
        }
        let (now, then) = (lines(bytes), lines(recordedBytes("reports/" + file)))
        let different = zip(now, then).first { $0 != $1 }
        #expect(now.count == then.count && different == nil, "\(file): \(different.map { "\($0.1) is \($0.0)" } ?? "")")
    }

    private func lines(_ bytes: [UInt8]) -> [Substring] {
        String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    }
}
