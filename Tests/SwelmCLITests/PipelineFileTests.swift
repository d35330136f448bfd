import Codecs
import Foundation
import GoTemplate
import Testing

@testable import SwelmCLI

/// The pipelines of docs/pipelines: what they run goes through all stages, and back from any.
@Suite(.serialized)
struct PipelineFileTests {
    private static let names = ["github", "gitlab", "azure"]

    /// What a pipeline runs, in the order of its file, with the variables of its system replaced.
    private func commands(_ name: String) throws -> [[String]] {
        let text = try Data(contentsOf: GoldenCase.root.appending(path: "docs/pipelines/\(name).yaml"))
        let lines = String(decoding: text, as: UTF8.self).matches(of: /(?m)^[^#\n]*?(swelm rollout .*)$/).map {
            String($0.1)
        }
        let scripts = Self.scripts(in: .map(try YAML.decodeMap(Array(text)))).flatMap { $0.split(separator: "\n") }
        #expect(Set(lines) == Set(scripts.map(String.init).filter { $0.hasPrefix("swelm ") }))
        return lines.map(Self.words)
    }

    /// All texts of `run` and `script`.
    private static func scripts(in value: Value) -> [String] {
        switch value {
        case .list(let list): list.elements.flatMap(scripts)
        case .map(let map):
            map.keys.flatMap { key -> [String] in
                guard key == "run" || key == "script" else { return map[key].map(scripts) ?? [] }
                return map[key].map(texts) ?? []
            }
        default: []
        }
    }

    private static func texts(of value: Value) -> [String] {
        switch value {
        case .string(let text): [text.text]
        case .list(let list): list.elements.flatMap(texts)
        default: []
        }
    }

    private static let variables = [
        "$TAG": "84", "$(tag)": "84", "$(Build.BuildUri)": "vstfs:///Build/7", "$CI_JOB_URL": "https://ci/7",
        "$GITHUB_SERVER_URL/$GITHUB_REPOSITORY/actions/runs/$GITHUB_RUN_ID": "https://github/7",
        "$(Build.ArtifactStagingDirectory)/": "",
    ]

    /// The words as a shell has them: quotes hold several together, and output goes nowhere.
    private static func words(of line: String) -> [String] {
        let known = variables.reduce(line) { $0.replacingOccurrences(of: $1.key, with: $1.value) }
        let command = known.components(separatedBy: " >> ")[0]
        return command.matches(of: /(?:"[^"]*"|[^" ])+/).map { String($0.0.replacing("\"", with: "")) }
    }

    private func placed(_ words: [String], in productpage: DeployedProductpage) -> [String] {
        words.dropFirst().map { ["rollout.env", "rollout.html"].contains($0) ? productpage.path($0) : $0 }
    }

    private func isReturn(_ words: [String]) -> Bool { words.contains("abort") }

    /// Whoever the system says it was, is in the group that the stages file asks.
    private static let environments: [String: [String: String]] = [
        "github": ["GITHUB_ACTIONS": "true", "GITHUB_ACTOR": "ben"],
        "gitlab": ["GITLAB_CI": "true", "GITLAB_USER_LOGIN": "ben"],
        "azure": ["TF_BUILD": "True", "BUILD_REQUESTEDFOR": "ben"],
    ]

    @Test(arguments: names)
    func eachGoesThroughAllStages(_ name: String) throws {
        let productpage = try DeployedProductpage()
        let environment = (Self.environments[name] ?? [:]).merging(["SWELM_ACTOR": "ben"]) { $1 }
        let commands = try commands(name)
        #expect(commands.count { $0.contains("rollout") } >= 7)
        for words in commands where !isReturn(words) && !words.contains("tick") {
            let run = productpage.run(placed(words, in: productpage), environment: environment)
            #expect(run.exitCode == 0, "\(words): \(run.shown) \(run.message)")
        }
        let status = productpage.run(["rollout", "status", "productpage", "-o", "json"]).shown
        #expect(status.contains(#""state":"finished""#), "\(status)")
        if name != "azure" { #expect(productpage.read("rollout.html").hasPrefix("<!DOCTYPE html>")) }
    }

    /// After each command that leaves it in the middle.
    @Test(arguments: names, [2, 3, 4])
    func eachGoesBackFromAnyStage(_ name: String, _ count: Int) throws {
        let productpage = try DeployedProductpage()
        let environment = (Self.environments[name] ?? [:]).merging(["SWELM_ACTOR": "ben"]) { $1 }
        let commands = try commands(name)
        for words in commands.filter({ !isReturn($0) && !$0.contains("tick") }).prefix(count) {
            #expect(productpage.run(placed(words, in: productpage), environment: environment).exitCode == 0, "\(words)")
        }
        let back = try #require(commands.first(where: isReturn))
        #expect(productpage.run(placed(back, in: productpage), environment: environment).exitCode == 0)
        let status = productpage.run(["rollout", "status", "productpage", "-o", "json"]).shown
        #expect(status.contains(#""state":"returned""#), "\(status)")
    }
}
