import Foundation
import GoTemplate
import TestSupport
import Testing

@testable import SwelmCLI

/// The tables of flags, and that commands read nothing but what is in theirs.
@Suite struct DeclaredFlagsTests {
    /// The paths of commands without subcommands, and of those that do something besides.
    private static let commands = leaves(of: RootCommand.command, path: [])

    private static func leaves(of command: Command, path: [String]) -> [(path: [String], command: Command)] {
        let below = command.subcommands().flatMap { leaves(of: $0, path: path + [$0.name]) }
        let isLeaf = command.subcommands().isEmpty || command.takesArguments
        return (isLeaf ? [(path, command)] : []) + below
    }

    /// One run of every command, in an order in which each finds what the ones before recorded.
    private static let runs: [(arguments: String, exitCode: Int32)] = [
        ("template web charts/productpage", 0), ("install web charts/productpage", 0),
        ("upgrade web charts/productpage --set a=b", 0), ("rollback web 1", 0), ("history web", 0), ("list", 0),
        ("status web", 0), ("get all web", 0), ("get hooks web", 0), ("get manifest web", 0), ("get metadata web", 0),
        ("get notes web", 0), ("get values web", 0), ("test web", 1), ("release audit web", 0),
        ("release export web", 0), ("release import /dev/null", 1), ("release unlock web", 0),
        ("diff charts/productpage charts/bookinfo", 2),
        ("diff upgrade web charts/bookinfo", 2), ("diff revision web 1 2", 0), ("diff rollback web 1", 0),
        ("diff live web", 1),
        ("diff chart charts/productpage --base HEAD~999999", 1), ("diff stages /dev/null", 1),
        ("diff repo --base HEAD~999999", 1), ("review publish /dev/null --github", 1),
        ("rollout plan charts/rollouts/bookinfo.yaml -n other", 2), ("rollout schema", 0),
        ("rollout simulate charts/rollouts/podinfo.yaml", 1),
        ("rollout start charts/rollouts/productpage.yaml --param to=84 --no-run", 0), ("rollout run productpage.1", 3),
        ("rollout next productpage.1", 3), ("rollout tick productpage.1", 3), ("rollout approve productpage.1", 1),
        ("rollout reject productpage.1", 1), ("rollout pause productpage.1", 0), ("rollout resume productpage.1", 0),
        ("rollout retry productpage.1", 0), ("rollout abort productpage.1", 4), ("rollout undo productpage.1", 1),
        ("rollout abandon productpage.1", 1), ("rollout block productpage --reason no", 0),
        ("rollout unblock productpage", 0),
        ("rollout list", 0), ("rollout status productpage.1", 0), ("rollout history productpage.1", 0),
        ("rollout events productpage.1", 0), ("rollout watch productpage.1", 0), ("rollout report productpage.1", 0),
        ("rollout dashboard", 0), ("rollout export productpage.1", 0),
        ("rollout import flagger fixtures/imports/flagger-ramp.yaml", 2),
        ("rollout import argo fixtures/imports/argo-canary.yaml", 2),
        ("rollout import kubevela fixtures/imports/kubevela.yaml", 2),
        ("rollout import shipper fixtures/imports/shipper.yaml", 2),
        ("diff release web web", 0), ("diff version", 0), ("uninstall web", 0), ("version", 0), ("env", 0),
        ("docs --dir /dev/null", 1), ("completion bash", 0), ("completion zsh", 0), ("completion fish", 0),
        ("completion powershell", 0),
        ("help", 0), ("show all charts/productpage", 0), ("show chart charts/productpage", 0),
        ("show values charts/productpage", 0), ("show readme charts/productpage", 0),
        ("show crds charts/productpage", 0), ("package charts/productpage -d /dev/null", 1),
        ("lint charts/productpage", 0), ("values charts/productpage", 0), ("values schema charts/productpage", 0),
        ("verify charts/productpage", 1), ("repo index /dev/null", 1),
        ("create /dev/null/app", 1), ("repo add demo ftp://nowhere.example", 1), ("repo list", 0),
        ("repo update", 1), ("cache list", 0), ("cache prune --older 30d", 0), ("repo remove demo", 1),
        ("search repo web", 1), ("search hub web", 1),
        ("pull demo/web", 1), ("plugin list", 0), ("plugin update", 1),
        ("push charts/productpage oci://127.0.0.1:1/charts", 1),
        ("registry login 127.0.0.1:1 -u ada -p secret", 1), ("registry logout 127.0.0.1:1", 0),
        ("dependency list charts/bookinfo", 0), ("dependency update charts/productpage", 0),
        ("dependency build charts/productpage", 0),
    ]

    /// A debug build stops where a command reads a flag that it does not declare, or as another kind.
    @Test func commandsReadWhatTheyDeclare() throws {
        let home = try ScratchFolder.make().path
        let environment = [
            "HOME": home, "SWELM_STORE": "sqlite:\(home)/releases.db", "KUBECONFIG": "/nonexistent",
        ]
        for (arguments, exitCode) in Self.runs {
            let run = CapturedRun(arguments.split(separator: " ").map(String.init), environment: environment)
            #expect(run.exitCode == exitCode, "\(arguments): \(run.message)")
        }
    }

    @Test func everyCommandIsRun() {
        for (path, _) in Self.commands {
            let words = path.joined(separator: " ")
            #expect(Self.runs.contains { $0.arguments == words || $0.arguments.hasPrefix(words + " ") }, "\(words)")
        }
        #expect(Self.commands.count == Self.runs.count)
    }

    @Test func namesAndLettersAreOfOneFlag() {
        for (path, command) in Self.commands {
            let flags = command.flags() + [GlobalFlags.help.declaration] + GlobalFlags.all + LoggingFlags.all
            #expect(Set(flags.map(\.name)).count == flags.count, "\(path)")
            let letters = flags.compactMap(\.short)
            #expect(Set(letters).count == letters.count, "\(path)")
        }
    }

    /// What a flag means alone may as well be typed.
    @Test func bareValuesCanBeTyped() throws {
        let flags = Self.commands.flatMap { $0.command.flags() } + GlobalFlags.all + LoggingFlags.all
        let bare = flags.compactMap { flag in flag.bareText.map { (flag, GoString($0)) } }
        #expect(bare.count > 100)
        for (flag, text) in bare { _ = try flag.read(text, nil) }
    }
}
