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
        aliases: ["ls"], flags: { ListFlags.all }, arguments: .none, isHelmCommand: true, run: run)

    @Sendable
    private static func run(_ invocation: Invocation) throws {
        let flags = invocation.flags
        var listing = ReleaseListing()
        listing.namespace = invocation.listedNamespace
        listing.statuses = Set(ListFlags.statuses.filter { flags[$0.flag] }.flatMap(\.statuses))
        listing.filter = flags[ListFlags.filter]
        listing.selector = flags[ListFlags.selector]
        listing.isByDate = flags[ListFlags.date]
        listing.isReversed = flags[ListFlags.reverse]
        listing.limit = flags[ListFlags.maximum]
        listing.offset = flags[ListFlags.offset]
        let list = try listing.run(in: try invocation.openStoreToRead())
        // Helm passes over records of a cluster that it cannot read.
        if !invocation.recordsInCluster {
            for failure in list.unreadable { invocation.context.warn("swelm: " + failure.message) }
        }
        invocation.print(try ListReport(list.summaries, invocation).text())
    }
}
