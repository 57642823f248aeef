import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import ezvcard.VCard;
import ezvcard.VCardVersion;
import ezvcard.ValidationWarnings;
import ezvcard.io.StreamReader;
import ezvcard.io.json.JCardReader;
import ezvcard.io.text.VCardReader;
import ezvcard.parameter.VCardParameter;
import ezvcard.property.*;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.text.SimpleDateFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.TimeZone;

/** Cards as ez-vcard reads them: `java EzVcard FILE vcard3|vcard4|jcard` prints a line of JSON for each. */
public final class EzVcard {
    private final JsonGenerator out;
    private final SimpleDateFormat moment = new SimpleDateFormat("yyyyMMdd'T'HHmmss'Z'");

    private EzVcard(JsonGenerator out) {
        this.out = out;
        moment.setTimeZone(TimeZone.getTimeZone("UTC"));
    }

    public static void main(String[] asked) throws IOException {
        File file = new File(asked[0]);
        PrintStream lines = new PrintStream(System.out, false, "UTF-8");
        try (StreamReader reader = asked[1].equals("jcard") ? new JCardReader(file) : new VCardReader(file)) {
            for (VCard card = reader.readNext(); card != null; card = reader.readNext()) {
                try (JsonGenerator out = new JsonFactory().createGenerator(lines).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)) {
                    new EzVcard(out).write(card, warnings(reader, card));
                }
                lines.print('\n');
            }
        }
        lines.flush();
    }

    private static List<String> warnings(StreamReader reader, VCard card) {
        List<String> said = new ArrayList<>();
        reader.getWarnings().forEach(warning -> said.add(warning.toString()));
        ValidationWarnings invalid = card.validate(card.getVersion());
        if (!invalid.isEmpty()) {
            said.add(invalid.toString());
        }
        return said;
    }

    private void write(VCard card, List<String> warnings) throws IOException {
        boolean old = card.getVersion() == VCardVersion.V3_0;
        out.writeStartObject();
        text("version", card.getVersion().getVersion());
        text("prodid", card.getProductId() == null ? "" : card.getProductId().getValue());
        text("uid", card.getUid() == null ? "" : card.getUid().getValue());
        text("rev", card.getRevision() == null ? "" : moment.format(card.getRevision().getValue()));
        text("source", card.getSources().isEmpty() ? "" : card.getSources().get(0).getValue());
        RawProperty company = card.getExtendedProperty("X-ABShowAs");
        String kind = card.getKind() == null ? "" : card.getKind().getValue();
        text("kind", company == null ? kind : company.getValue());
        text("fn", card.getFormattedName() == null ? "" : card.getFormattedName().getValue());
        name(card.getStructuredName());
        texts("org", card.getOrganization() == null ? List.of() : card.getOrganization().getValues());
        text("title", card.getTitles().isEmpty() ? "" : card.getTitles().get(0).getValue());
        typed("tel", card.getTelephoneNumbers(), number -> number.getText() == null ? number.getUri() + "" : number.getText());
        typed("email", card.getEmails(), TextProperty::getValue);
        if (old) {
            typed("lang", card.getExtendedProperties("X-LANG"), RawProperty::getValue);
        } else {
            typed("lang", card.getLanguages(), TextProperty::getValue);
        }
        text("tz", card.getTimezone() == null ? "" : card.getTimezone().getText());
        texts("url", card.getUrls().stream().map(TextProperty::getValue).toList());
        text("note", card.getNotes().isEmpty() ? "" : card.getNotes().get(0).getValue());
        texts("categories", card.getCategories() == null ? List.of() : card.getCategories().getValues());
        typed("related", card.getRelations(), other -> other.getUri() == null ? other.getText() : other.getUri());
        texts("member", card.getMembers().stream().map(UriProperty::getValue).toList());
        texts("warnings", warnings);
        out.writeEndObject();
    }

    private void name(StructuredName name) throws IOException {
        if (name == null) {
            texts("n", List.of());
            return;
        }
        texts("n", List.of(
            name.getFamily() == null ? "" : name.getFamily(), name.getGiven() == null ? "" : name.getGiven(),
            String.join(",", name.getAdditionalNames()), String.join(",", name.getPrefixes()),
            String.join(",", name.getSuffixes())));
    }

    private interface Value<P> {
        String of(P property);
    }

    private <P extends VCardProperty> void typed(String field, List<P> several, Value<P> value) throws IOException {
        out.writeArrayFieldStart(field);
        for (P one : several) {
            out.writeStartArray();
            out.writeString(value.of(one));
            out.writeStartArray();
            for (String type : one.getParameters().get("TYPE").stream().map(String::toLowerCase).sorted().toList()) {
                out.writeString(type);
            }
            out.writeEndArray();
            out.writeEndArray();
        }
        out.writeEndArray();
    }

    private void texts(String field, List<String> values) throws IOException {
        out.writeArrayFieldStart(field);
        for (String value : values) {
            out.writeString(value);
        }
        out.writeEndArray();
    }

    private void text(String field, String value) throws IOException {
        out.writeStringField(field, value);
    }
}
