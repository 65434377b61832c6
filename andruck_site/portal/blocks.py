"""The blocks an article is composed of."""

from wagtail import blocks
from wagtail.contrib.table_block.blocks import TableBlock
from wagtail.images.blocks import ImageChooserBlock

INLINE = ["bold", "italic", "link", "superscript", "subscript"]


class QuoteBlock(blocks.StructBlock):
    """A quotation set apart, with who said it."""

    text = blocks.TextBlock(label="Zitat")
    attribution = blocks.CharBlock(label="Wer hat es gesagt?", required=False)

    class Meta:
        icon = "openquote"
        label = "Zitat"


class PictureBlock(blocks.StructBlock):
    """A picture in the running text."""

    picture = ImageChooserBlock(label="Bild")
    caption = blocks.CharBlock(label="Bildunterschrift", required=False)

    class Meta:
        icon = "image"
        label = "Bild"


class BoxBlock(blocks.StructBlock):
    """A box beside the text."""

    title = blocks.CharBlock(label="Überschrift")
    text = blocks.RichTextBlock(label="Text", features=[*INLINE, "ul", "ol"])

    class Meta:
        icon = "form"
        label = "Kasten"


class BodyBlock(blocks.StreamBlock):
    """The body of an article."""

    paragraph = blocks.RichTextBlock(label="Absatz", icon="pilcrow", features=INLINE)
    heading = blocks.CharBlock(label="Zwischentitel", icon="h2")
    subheading = blocks.CharBlock(label="Kleiner Zwischentitel", icon="h3")
    list = blocks.RichTextBlock(label="Liste", icon="list-ul", features=["ul", "ol", *INLINE])
    quote = QuoteBlock()
    table = TableBlock(label="Tabelle", icon="table")
    picture = PictureBlock()
    box = BoxBlock()
