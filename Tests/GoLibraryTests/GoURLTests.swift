import GoLibrary
import GoTemplate
import TestSupport
import Testing

@Suite("URLs, as Go reads and resolves them")
struct GoURLTests {
    @Test func referencesResolveAsInGo() throws {
        let rows = recordedRows("urls/urls.tsv")
        #expect(rows.count > 400)
        for row in rows {
            let base = try GoURL(parsing: GoString(row[0]))
            #expect(resolve(row[1], against: base) == row[2], "\(row[0]) \(row[1])")
        }
    }

    private func resolve(_ reference: String, against base: GoURL) -> String {
        do {
            let url = base.resolving(try GoURL(parsing: GoString(reference)))
            let parts = [
                url.description, url.scheme, url.opaque, url.user?.description ?? "", url.host, url.hostname,
                url.path, url.rawPath, url.rawQuery, url.fragment, url.rawFragment,
            ]
            return parts.map(\.text).joined(separator: "|")
        } catch {
            return error.message.text
        }
    }

    @Test func addressesAreReadAsByGo() throws {
        let rows = recordedRows("urls/addresses.tsv")
        #expect(rows.count > 500)
        for row in rows {
            let text = try #require(Strconv.unquote(GoString(row[0])))
            #expect(answer(to: text) == row[1], "\(row[0])")
        }
    }

    private func answer(to text: GoString) -> String {
        do {
            let address = try IPAddress(parsing: text)
            return (address.isIPv4 ? "4 " : "6 ") + address.zone.text
        } catch {
            return error.message.text
        }
    }
}
