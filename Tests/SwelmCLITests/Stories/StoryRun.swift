import Foundation
import TestSupport
import Testing

@testable import SwelmCLI

/// A story as it is lived: a folder of its own, and the environment that its lines set.
///
/// Lines that do not run swelm are
/// - `as NAME`: who types from here on;
/// - `env NAME=VALUE`: a variable from here on; without a value it is not set any longer;
/// - `write FILE`: the input is the content of a file; `append FILE` adds it to one;
/// - `copy FROM TO`: a file or folder of the project into the story's folder;
/// - `edit FILE OLD NEW`: each OLD in a file becomes NEW; `show FILE` prints one; `files` lists all; `remove FILE`;
/// - `git …`: as it says, in the story's folder.
final class StoryRun {
    private let folder: ScratchFolder
    private var environment: [String: String]

    init() throws {
        folder = try ScratchFolder()
        let home = folder.url.path
        environment = [
            "HOME": home, "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "", "TZ": "UTC",
            "SWELM_CLUSTER": "off",
            "SWELM_STORE": "sqlite:\(home)/store.db", "SWELM_ACTOR": "ann",
        ]
    }

    /// What the step answers here, with what differs from run to run masked.
    func answer(to step: StoryStep) throws -> StoryAnswer {
        let words = step.words.map(filled)
        let arguments = Array(words.dropFirst())
        switch words.first {
        case "swelm": return answer(CapturedRun(arguments, environment: environment))
        case "git": return answer(try git(arguments))
        case "show":
            return StoryAnswer(output: lines(folder.bytes(of: try first(arguments)) ?? Array("no such file".utf8)))
        case "files": return StoryAnswer(output: try files())
        default: try arrange(words.first ?? "", arguments, step.input)
        }
        return StoryAnswer()
    }

    private func arrange(_ verb: String, _ arguments: [String], _ input: [String]) throws {
        let text = input.map { filled($0) + "\n" }.joined()
        let name = try first(arguments)
        switch verb {
        case "as": environment["SWELM_ACTOR"] = name
        case "env": set(name)
        case "write": try folder.write(name, text)
        case "append": try folder.write(name, content(name) + text)
        case "copy": try copy(name, to: #require(arguments.dropFirst().first))
        case "edit": try edit(name, Array(arguments.dropFirst()))
        case "remove": try FileManager.default.removeItem(at: folder.url.appending(path: name))
        default: Issue.record("no step of a story is called \(verb)")
        }
    }

    /// A text with the paths that the file has no way to know.
    private func filled(_ text: String) -> String {
        text.replacingOccurrences(of: "{scratch}", with: folder.url.path)
            .replacingOccurrences(of: "{root}", with: GoldenCase.root.path)
    }

    private func first(_ arguments: [String]) throws -> String { try #require(arguments.first) }

    private func content(_ name: String) -> String { String(decoding: folder.bytes(of: name) ?? [], as: UTF8.self) }

    private func set(_ assignment: String) {
        let parts = assignment.split(separator: "=", maxSplits: 1).map(String.init)
        environment[parts.first ?? ""] = parts.count > 1 ? parts.last : nil
    }

    private func copy(_ source: String, to target: String) throws {
        let place = folder.url.appending(path: target)
        try FileManager.default.createDirectory(
            at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
        try FileManager.default.copyItem(at: GoldenCase.root.appending(path: source), to: place)
    }

    private func edit(_ name: String, _ texts: [String]) throws {
        let old = try #require(texts.first)
        let before = content(name)
        try #require(before.contains(old), "\(name) holds no \(old)")
        try folder.write(name, before.replacingOccurrences(of: old, with: #require(texts.dropFirst().first)))
    }

    private func files() throws -> [String] {
        let names = try FileManager.default.subpathsOfDirectory(atPath: folder.url.path)
        return names.filter { !$0.hasPrefix("store.db") && !$0.contains(".git/") }.sorted()
    }
}

extension StoryRun {
    private func git(_ arguments: [String]) throws -> CapturedRun {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        let who = ["user.name=ann", "user.email=ann@example.com", "init.defaultBranch=main"].flatMap { ["-c", $0] }
        process.arguments = ["git", "-C", folder.url.path] + who + arguments
        process.environment = environment.merging([
            "GIT_AUTHOR_DATE": "2026-01-02T03:04:05Z", "GIT_COMMITTER_DATE": "2026-01-02T03:04:05Z",
        ]) { $1 }
        let output = Pipe()
        (process.standardOutput, process.standardError) = (output, FileHandle.nullDevice)
        try process.run()
        let bytes = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return CapturedRun(exitCode: process.terminationStatus, standardOutput: [UInt8](bytes), standardError: [])
    }

    private func answer(_ run: CapturedRun) -> StoryAnswer {
        StoryAnswer(
            output: lines(run.standardOutput), errors: lines(run.standardError), exitCode: run.exitCode)
    }

    /// The lines of a text; one that ends without a line feed says so with a last line of its own.
    private func lines(_ bytes: [UInt8]) -> [String] {
        guard !bytes.isEmpty else { return [] }
        let text = StoryMask.apply(to: String(decoding: bytes, as: UTF8.self), folder: folder.url.path)
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        if lines.last == "" { lines.removeLast() } else { lines.append("\\ no line feed at the end") }
        return lines
    }
}
