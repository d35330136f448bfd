import Codecs
import GoTemplate
import Operations
import Releases

/// `swelm list`.
enum ListCommand {
    static let command = Command(
        name: "list", summary: "list releases",
        description: """
            List the releases of a namespace, in any status unless filters like '--deployed' or '--failed' say
            otherwise; such flags can be combined.

            By default, items are sorted alphabetically. Use the '-d' flag to sort by release date.
            '--filter' takes a regular expression that the name has to match, '-l' a label selector.

            By default, up to 256 items may be returned. To limit this, use the '--max' flag. Pairing the '--max'
            flag with the '--offset' flag allows you to page through results.
            """,
        aliases: ["ls"], flags: { flags }, arguments: .none, isHelms: true, run: run)

    private static let flags: [Flag] =
        ReleaseFlags.store + statuses.map { Flag($0.flag, .bool, $0.help) } + [
            Flag("short", short: "q", .bool, "output short (quiet) listing format"),
            Flag("no-headers", .bool, "don't print headers when using the default output format"),
            Flag(
                "time-format", .string,
                #"format time using golang time formatter. Example: --time-format "2006-01-02 15:04:05Z0700""#),
            Flag("date", short: "d", .bool, "sort by release date"),
            Flag("reverse", short: "r", .bool, "reverse the sort order"),
            Flag("all-namespaces", short: "A", .bool, "list releases across all namespaces"),
            ReleaseFlags.dropped("all", short: "a"),
            Flag("max", short: "m", .int, default: "256", "maximum number of releases to fetch"),
            Flag("offset", .int, "next release index in the list, used to offset from start value"),
            Flag(
                "filter", short: "f", .string,
                "a regular expression (Perl compatible). Any releases that match the expression will be included in the results"
            ),
            Flag(
                "selector", short: "l", .string,
                "Selector (label query) to filter on, supports '=', '==', and '!='.(e.g. -l key1=value1,key2=value2)."),
            OutputFormat.flag,
        ]

    private static let statuses: [(flag: String, help: String, statuses: [ReleaseStatus])] = [
        ("uninstalled", "show uninstalled releases (if 'helm uninstall --keep-history' was used)", [.uninstalled]),
        ("superseded", "show superseded releases", [.superseded]),
        ("uninstalling", "show releases that are currently being uninstalled", [.uninstalling]),
        ("deployed", "show deployed releases", [.deployed]),
        ("failed", "show failed releases", [.failed]),
        ("pending", "show pending releases", [.pendingInstall, .pendingUpgrade, .pendingRollback]),
    ]

    @Sendable
    private static func run(_ invocation: Invocation) throws {
        let flags = invocation.flags
        var listing = ReleaseListing()
        listing.namespace = invocation.listedNamespace
        listing.statuses = Set(statuses.filter { flags.bool($0.flag) }.flatMap(\.statuses))
        listing.filter = flags.string("filter")
        listing.selector = flags.string("selector")
        listing.isByDate = flags.bool("date")
        listing.isReversed = flags.bool("reverse")
        listing.limit = flags.int("max")
        listing.offset = flags.int("offset")
        let list = try listing.run(in: try invocation.openStoreToRead())
        for failure in list.unreadable { invocation.context.warn("swelm: " + failure.message) }
        invocation.print(try ListReport(list.heads, invocation).text())
    }
}
