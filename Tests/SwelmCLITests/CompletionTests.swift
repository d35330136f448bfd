import Foundation
import Testing

@testable import SwelmCLI

@Suite("completion scripts")
struct CompletionTests {
    private func script(_ shell: String, _ flags: String...) -> String {
        String(decoding: CapturedRun(["completion", shell] + flags).standardOutput, as: UTF8.self)
    }

    /// What bash offers for a line, run by bash itself.
    private func bashOffers(_ words: [String]) throws -> [String] {
        let list = words.map { "'\($0)'" }.joined(separator: " ")
        let program =
            script("bash") + "COMP_WORDS=(\(list)); COMP_CWORD=\(words.count - 1); _swelm; echo ${COMPREPLY[@]}"
        let bash = Process()
        let output = Pipe()
        bash.executableURL = URL(fileURLWithPath: "/bin/bash")
        bash.arguments = ["-c", program]
        bash.standardOutput = output
        try bash.run()
        let text = output.fileHandleForReading.readDataToEndOfFile()
        bash.waitUntilExit()
        return String(decoding: text, as: UTF8.self).split(whereSeparator: \.isWhitespace).map(String.init)
    }

    @Test func bashCompletesCommandsAndFlags() throws {
        #expect(try bashOffers(["swelm", "te"]) == ["template", "test"])
        #expect(try bashOffers(["swelm", "get", "man"]) == ["manifest"])
        #expect(try bashOffers(["swelm", "template", "--name-"]) == ["--name-template"])
        #expect(try bashOffers(["swelm", "get", "values", "--sto"]) == ["--store"])
    }

    @Test func aliasesAreCompletedToo() throws {
        #expect(try bashOffers(["swelm", "ls", "--all-n"]) == ["--all-namespaces"])
        #expect(script("fish").contains("-n '__fish_seen_subcommand_from list ls' -l all-namespaces"))
        #expect(script("powershell").contains("        'ls' = '--store "))
    }

    /// Helm takes the flag, and clients give it.
    @Test func descriptionsCanBeLeftOut() {
        #expect(script("fish").contains("-a list -d 'list releases'"))
        #expect(script("fish", "--no-descriptions").contains("-a list\n"))
        #expect(script("bash", "--no-descriptions") == script("bash"))
        #expect(script("powershell").contains("'list' = 'list releases'"))
        #expect(script("powershell", "--no-descriptions").contains("'list' = 'list'"))
    }

    @Test func fishKnowsSubcommands() {
        let seen = "__fish_seen_subcommand_from"
        let condition = "-n '\(seen) get; and not \(seen) all hooks manifest metadata notes values'"
        #expect(script("fish", "--no-descriptions").contains("complete -c swelm \(condition) -a values\n"))
    }

    @Test func powerShellKnowsEveryCommandAndItsFlags() {
        let text = script("powershell")
        for command in RootCommand.command.subcommands() { #expect(text.contains("        '\(command.name)' = '")) }
        #expect(text.contains("--name-template"))
        #expect(text.filter { $0 == "{" }.count == text.filter { $0 == "}" }.count)
    }

    /// A link called `helm` completes `helm`.
    @Test(arguments: [("/usr/bin/helm", "helm"), ("swelm", "swelm"), ("x/a b", "swelm"), ("", "swelm")])
    func isForTheNameItIsCalledBy(path: String, name: String) {
        let context = CommandContext(
            environment: [:], program: path, output: BufferSink(), errors: BufferSink(), errorsAreOnTerminal: false)
        #expect(context.programName == name)
    }
}
